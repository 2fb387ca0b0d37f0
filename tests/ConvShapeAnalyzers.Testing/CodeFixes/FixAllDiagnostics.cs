using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Hands the diagnostics of a project to Fix All.</summary>
internal sealed class FixAllDiagnostics(ReportedDiagnostics reported) : FixAllContext.DiagnosticProvider
{
    public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        => Those(_ => true);

    public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        => Those(diagnostic => diagnostic.Location.GetLineSpan().Path == document.FilePath);

    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        => Those(diagnostic => !diagnostic.Location.IsInSource);

    private Task<IEnumerable<Diagnostic>> Those(Func<Diagnostic, bool> predicate) => Task.FromResult(reported.All.Where(predicate));
}
