using System.Runtime.CompilerServices;
using ConvShape.CodeFixes.Completion;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.Roslyn.Tests.Completion;

/// <summary>A file in an editor, with the caret somewhere: what is offered there, and what becomes of the text.</summary>
internal sealed class Typing
{
    private static readonly LayerNameCompletionProvider Provider = new();

    private readonly Document _document;
    private readonly IReadOnlyList<CompletionItem> _items;

    private Typing(Document document, IReadOnlyList<CompletionItem> items, TextSpan span)
    {
        _document = document;
        _items = items;
        Span = span;
    }

    /// <summary>What an item takes the place of.</summary>
    public TextSpan Span { get; }

    /// <summary>As in "relu1 64×56×56": the names in the order of the list, with what stands behind them.</summary>
    public string[] Offers => [.. Sorted.Select(item => item.InlineDescription.Length == 0 ? item.DisplayText : $"{item.DisplayText} {item.InlineDescription}")];

    public string[] Names => [.. Sorted.Select(item => item.DisplayText)];

    public IEnumerable<CompletionItem> Sorted => _items.OrderBy(item => item.SortText, StringComparer.Ordinal);

    /// <summary>What is offered where <c>$$</c> stands in a source.</summary>
    public static Task<Typing> At(string source)
    {
        int caret = source.IndexOf("$$", StringComparison.Ordinal);
        Assert.True(caret >= 0 && caret == source.LastIndexOf("$$", StringComparison.Ordinal), "The caret is marked once.");
        return At(source.Remove(caret, 2), caret);
    }

    public static async Task<Typing> At(string source, int caret) => await At(await Editor.Open(source), caret);

    /// <summary>What is offered at a position of a file.</summary>
    public static async Task<Typing> At(Document document, int caret)
    {
        CompletionContext context = new(
            Provider, document, caret, new TextSpan(caret, 0), CompletionTrigger.Invoke, document.Project.Solution.Options, TestContext.Current.CancellationToken);
        await Provider.ProvideCompletionsAsync(context);
        return new Typing(document, Items(context), context.CompletionListSpan);
    }

    /// <summary>Whether a list comes up by itself once the last character before the caret is typed.</summary>
    public static async Task<bool> Triggers(string source)
    {
        int caret = source.IndexOf("$$", StringComparison.Ordinal);
        SourceText text = SourceText.From(source.Remove(caret, 2));
        return Provider.ShouldTriggerCompletion(text, caret, CompletionTrigger.CreateInsertionTrigger(text[caret - 1]), (await Editor.Open("")).Project.Solution.Options);
    }

    /// <summary>A model of these attributes.</summary>
    public static Task<Typing> InModel(string attributes, string more = "") => At($"using ConvShape;\n{attributes}\npublic sealed partial class Net;\n{more}");

    /// <summary>The text once an item is taken.</summary>
    public async Task<string> Take(string name)
    {
        CompletionItem item = Assert.Single(_items, item => item.DisplayText == name);
        CompletionChange change = await Provider.GetChangeAsync(_document, item, commitKey: null, TestContext.Current.CancellationToken);
        SourceText text = await _document.GetTextAsync(TestContext.Current.CancellationToken);
        return text.WithChanges(change.TextChange).ToString();
    }

    /// <summary>What is said of an item.</summary>
    public async Task<string> Describe(string name)
    {
        CompletionItem item = Assert.Single(_items, item => item.DisplayText == name);
        return (await Provider.GetDescriptionAsync(_document, item, TestContext.Current.CancellationToken))!.Text;
    }

    /// <summary>What a provider added; editors ask for it inside of Roslyn.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Items")]
    private static extern IReadOnlyList<CompletionItem> Items(CompletionContext context);
}
