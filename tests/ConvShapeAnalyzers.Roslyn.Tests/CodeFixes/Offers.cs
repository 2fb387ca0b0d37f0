using System.Collections.Immutable;
using ConvShape.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.Roslyn.Tests.CodeFixes;

/// <summary>What an editor offers to mend in a source: every way, as its menu shows them.</summary>
internal static class Offers
{
    /// <summary>Every code fix of the package.</summary>
    public static readonly ImmutableArray<CodeFixProvider> Fixes =
    [
        .. typeof(MendFix).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider))).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>Checks the titles of all that is offered for the diagnostics of a source, in order.</summary>
    public static async Task Check(string source, params string[] titles) =>
        Assert.Equal(titles, (await Of(source)).Select(offer => offer.Action.Title));

    /// <summary>What is offered, for each diagnostic in source order.</summary>
    public static async Task<IReadOnlyList<(Diagnostic Diagnostic, CodeAction Action)>> Of(string source)
    {
        Document document = await Editor.Open(source);
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        ImmutableArray<Diagnostic> diagnostics = await Build.Analyze((await document.Project.GetCompilationAsync(cancellationToken))!);
        List<(Diagnostic, CodeAction)> offers = [];
        foreach ((Diagnostic diagnostic, CodeFixProvider fix) in
            from diagnostic in diagnostics
            orderby diagnostic.Location.SourceSpan.Start, diagnostic.Id
            from fix in Fixes
            where fix.FixableDiagnosticIds.Contains(diagnostic.Id)
            select (diagnostic, fix))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offers.Add((diagnostic, action)), cancellationToken));
        }

        return offers;
    }

    /// <summary>The source with an action applied.</summary>
    public static async Task<SourceText> Apply(CodeAction action)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        ApplyChangesOperation changes = (await action.GetOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>().Single();
        return await changes.ChangedSolution.Projects.Single().Documents.Single().GetTextAsync(cancellationToken);
    }
}
