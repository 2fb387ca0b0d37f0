using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvShape.Roslyn.Tests.CodeFixes;

/// <summary>Fix All as <c>dotnet format</c> asks for it: with the key of what is offered for any one diagnostic of the solution, or with none.</summary>
public sealed class FixAllTests
{
    private const string Source = """
        using ConvShape;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5, filters: 6)]
        [ConvLayer(k: 5, filters: 16, InChannels = 3)]
        public sealed partial class Mendable;

        [InputShape(1, 28, 28)]
        [ReluLayer]
        public sealed class NotPartial;

        [InputShape(1, 28, 28)]
        public sealed partial class NothingMends;
        """;

    [Theory]
    [InlineData("CONV1001", "InChannels = 6")]
    [InlineData("CONV3001", "partial class NotPartial")]
    public async Task Whatever_diagnostic_is_picked_all_of_an_ID_are_mended(string id, string mended)
    {
        Document document = await Editor.Open(Source);
        ImmutableArray<Diagnostic> diagnostics = await Build.Analyze((await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!);
        CodeFixProvider fix = Offers.Fixes.Single(candidate => candidate.FixableDiagnosticIds.Contains(id));
        Assert.Equal(["CONV1001", "CONV3001", "CONV3007"], Build.Rules(diagnostics));

        foreach (Diagnostic picked in diagnostics)
        {
            CodeAction? offered = null;
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, picked, (action, _) => offered ??= action, TestContext.Current.CancellationToken));
            CodeAction? all = await fix.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
                document, fix, FixAllScope.Solution, offered?.EquivalenceKey, [id], new Reported(diagnostics), TestContext.Current.CancellationToken));

            Assert.NotNull(all);
            Assert.Contains(mended, (await Offers.Apply(all)).ToString(), StringComparison.Ordinal);
        }
    }

    private sealed class Reported(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
