using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What the compiler, the generators and the analyzers reported for a project, in the order of the code.</summary>
internal sealed class ReportedDiagnostics
{
    private readonly HashSet<Diagnostic> _nonLocal;

    public ReportedDiagnostics(IEnumerable<Diagnostic> reported, AnalysisResult? analysis)
    {
        All = [.. reported
            .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.End)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
        _nonLocal = analysis is null ? [] : [.. analysis.CompilationDiagnostics.Values.SelectMany(diagnostics => diagnostics)];
    }

    public ImmutableArray<Diagnostic> All { get; }

    /// <summary>Whether an analyzer found it only with the whole compilation before it, so that no editor shows a fix for it.</summary>
    public bool IsNonLocal(Diagnostic diagnostic) => _nonLocal.Contains(diagnostic);

    /// <summary>Whether the same diagnostics stand at the same places.</summary>
    public bool IsSameAs(ReportedDiagnostics other)
        => All.Select(Identity).SequenceEqual(other.All.Select(Identity));

    private static (string Id, string Path, TextSpan Span) Identity(Diagnostic diagnostic)
        => (diagnostic.Id, diagnostic.Location.GetLineSpan().Path, diagnostic.Location.SourceSpan);
}
