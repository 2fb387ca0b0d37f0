using ConvShape.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.Roslyn.Tests.Refactorings;

/// <summary>What an editor does with a refactoring: asks for it at the caret, and applies it to the document.</summary>
internal static class Refactoring
{
    /// <summary>Where the caret stands in a source, at the first of these.</summary>
    public const string Caret = "$$";

    /// <summary>What is offered at the caret, and the text that it leaves; null where nothing is.</summary>
    public static Task<(string Title, string Text)?> Apply(string marked)
    {
        int caret = marked.IndexOf(Caret, StringComparison.Ordinal);
        Assert.True(caret >= 0, "The source has no caret.");
        return Apply(marked.Remove(caret, Caret.Length), new TextSpan(caret, 0));
    }

    /// <summary>The same for a selection.</summary>
    public static async Task<(string Title, string Text)?> Apply(string source, TextSpan selection)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Document document = await Editor.Open(source);
        List<CodeAction> offered = [];
        await new ShapeCommentsRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, selection, offered.Add, cancellationToken));
        if (offered.Count == 0)
        {
            return null;
        }

        CodeAction action = Assert.Single(offered);
        ApplyChangesOperation operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(cancellationToken)));
        return (action.Title, (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(cancellationToken)).ToString());
    }
}
