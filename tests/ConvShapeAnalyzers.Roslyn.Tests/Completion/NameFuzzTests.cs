using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Tests.Completion;

/// <summary>Wherever the caret stands in whatever text, nothing throws.</summary>
public sealed class NameFuzzTests
{
    public static TheoryData<string> Sources => [.. FuzzTests.Models, .. FuzzTests.Graphs];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task No_position_throws(string source)
    {
        Document document = await Editor.Open(source);
        int offered = 0;
        for (int caret = 0; caret <= source.Length; caret++)
        {
            offered += (await Typing.At(document, caret)).Offers.Length > 0 ? 1 : 0;
        }

        Assert.Equal(FuzzTests.Graphs.Contains(source), offered > 0);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public Task No_text_cut_off_throws(string source) => Parallel.ForEachAsync(
        Enumerable.Range(0, source.Length + 1), TestContext.Current.CancellationToken, async (length, _) => await Typing.At(source[..length], length));

    [Theory]
    [InlineData(0, 66)]
    [InlineData(1, 77)]
    public async Task No_edit_throws(int graph, int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 150; i++)
        {
            string source = FuzzTests.Edited(FuzzTests.Graphs[graph], random, FuzzTests.GraphSnippets);
            Document document = await Editor.Open(source);
            foreach (int quote in Enumerable.Range(0, source.Length).Where(at => source[at] == '"'))
            {
                await Typing.At(document, quote + 1);
            }
        }
    }
}
