using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvShape.CodeFixes;

/// <summary>
/// Fix All of the way that was picked; where none was, of the likeliest. <c>dotnet format</c> picks what is offered for one diagnostic of the solution
/// to fix all of one ID, and that one may be another rule's, or one that nothing mends.
/// </summary>
/// <param name="key">The key of the likeliest way.</param>
internal sealed class LikeliestFixAll(string key) : FixAllProvider
{
    private static readonly FixAllProvider Batch = WellKnownFixAllProviders.BatchFixer;

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => Batch.GetSupportedFixAllScopes();

    public override Task<CodeAction?> GetFixAsync(FixAllContext context) => Batch.GetFixAsync(context switch
    {
        { CodeActionEquivalenceKey: not null } => context,
        { Document: { } document } => new FixAllContext(
            document, context.CodeFixProvider, context.Scope, key, context.DiagnosticIds, new SameDiagnostics(context), context.CancellationToken),
        _ => new FixAllContext(
            context.Project, context.CodeFixProvider, context.Scope, key, context.DiagnosticIds, new SameDiagnostics(context), context.CancellationToken),
    });

    /// <summary>The diagnostics of another context.</summary>
    private sealed class SameDiagnostics(FixAllContext context) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await context.GetProjectDiagnosticsAsync(project).ConfigureAwait(false);
    }
}
