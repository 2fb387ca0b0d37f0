using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Applies the code fixes of a test until none is left to apply.</summary>
internal sealed class FixApplication(
    ImmutableArray<CodeFixProvider> providers,
    CodeActionSelection selection,
    CodeFixTestBehaviors behaviors,
    CodeActionValidationMode validationMode,
    Func<Project, IVerifier, Task<ReportedDiagnostics>> diagnose)
{
    /// <summary>Fixes one diagnostic after another or, with a scope, all that Fix All reaches there at once.</summary>
    /// <returns>The fixed project, and how often a fix was applied: once more than the limit where it would not end.</returns>
    public async Task<(Project Project, int Iterations)> RunAsync(
        Project project, FixAllScope? scope, int limit, IVerifier verifier, CancellationToken cancellationToken)
    {
        int iterations = 0;
        ReportedDiagnostics? previous = null;
        while (iterations <= limit)
        {
            ReportedDiagnostics reported = await diagnose(project, verifier);
            if (previous is not null && reported.IsSameAs(previous))
                break;

            CodeAction? action = await NextActionAsync(project, reported, scope, iterations, verifier, cancellationToken);
            if (action is null)
                break;

            project = await ApplyAsync(action, project, verifier, cancellationToken);
            previous = reported;
            iterations++;
            if (behaviors.HasFlag(CodeFixTestBehaviors.FixOne))
                break;
        }

        return (project, iterations);
    }

    private async Task<CodeAction?> NextActionAsync(
        Project project,
        ReportedDiagnostics reported,
        FixAllScope? scope,
        int iteration,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        IEnumerable<Diagnostic> fixable = reported.All.Where(diagnostic
            => project.GetDocument(diagnostic.Location.SourceTree) is not null && ProvidersFor(diagnostic).Any());
        if (!behaviors.HasFlag(CodeFixTestBehaviors.SkipLocalDiagnosticCheck))
            verifier.False(fixable.Any(reported.IsNonLocal),
                "A fix is for a diagnostic that needs the whole compilation: no editor would offer it.");

        foreach (Diagnostic diagnostic in behaviors.HasFlag(CodeFixTestBehaviors.FixOne) ? fixable.Take(1) : fixable)
        {
            Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
            var offered = await OfferedAsync(document, diagnostic, cancellationToken);
            if (selection.Select([.. offered.Select(pair => pair.Action)], isFirstIteration: iteration == 0, verifier) is not { } action)
                continue;

            CodeFixProvider provider = offered.First(pair => pair.Action == action).Provider;
            return scope is { } fixAllScope
                ? await FixAllAsync(document, diagnostic, provider, action, fixAllScope, reported, cancellationToken)
                : action;
        }

        return null;
    }

    private IEnumerable<CodeFixProvider> ProvidersFor(Diagnostic diagnostic)
        => providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id));

    private async Task<List<(CodeAction Action, CodeFixProvider Provider)>> OfferedAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        List<(CodeAction, CodeFixProvider)> offered = [];
        foreach (CodeFixProvider provider in ProvidersFor(diagnostic))
        {
            await provider.RegisterCodeFixesAsync(new(
                document,
                diagnostic,
                (action, _) => offered.AddRange(CodeActionSelection.Flatten(action).Select(flat => (flat, provider))),
                cancellationToken));
        }

        return offered;
    }

    private static async Task<CodeAction?> FixAllAsync(
        Document document,
        Diagnostic diagnostic,
        CodeFixProvider provider,
        CodeAction action,
        FixAllScope scope,
        ReportedDiagnostics reported,
        CancellationToken cancellationToken)
    {
        if (provider.GetFixAllProvider() is not { } fixAll || !fixAll.GetSupportedFixAllScopes().Contains(scope))
            return null;

        return await fixAll.GetFixAsync(new(
            document,
            diagnostic.Location.SourceSpan,
            provider,
            scope,
            action.EquivalenceKey,
            fixAll.GetSupportedFixAllDiagnosticIds(provider),
            new FixAllDiagnostics(reported),
            cancellationToken));
    }

    private async Task<Project> ApplyAsync(CodeAction action, Project before, IVerifier verifier, CancellationToken cancellationToken)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(cancellationToken);
        Project after = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(before.Id)!;
        verifier.False(
            await ProjectFiles.HaveSameTextsAsync(before, after, cancellationToken),
            $"The code fix '{action.Title}' was offered but changes nothing.");
        ProjectChanges changes = after.GetChanges(before);
        foreach (DocumentId id in changes.GetChangedDocuments().Concat(changes.GetAddedDocuments()))
            after = await ReparseAsync(after.GetDocument(id)!, verifier, cancellationToken);

        return after;
    }

    /// <summary>What is analysed next is the text of the fix as the compiler reads it, not the tree that the fix built.</summary>
    private async Task<Project> ReparseAsync(Document document, IVerifier verifier, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken);
        Document reparsed = document.WithText(SourceText.From(text.ToString(), text.Encoding, text.ChecksumAlgorithm));
        SyntaxTreeComparison.Verify(
            (await document.GetSyntaxRootAsync(cancellationToken))!,
            (await reparsed.GetSyntaxRootAsync(cancellationToken))!,
            validationMode,
            verifier);
        return reparsed.Project;
    }
}
