using System.Text.RegularExpressions;
using ConvShape.Roslyn.Tests.Catalogue;
using ConvShape.Roslyn.Tests.Corpus;
using ConvShape.Roslyn.Tests.Generation;

namespace ConvShape.Roslyn.Tests.CodeFixes;

/// <summary>Whatever the editor offers, for whatever source: it takes the mistake away, makes no other, and leaves alone what it is not about.</summary>
public sealed partial class EveryOfferTests
{
    public static TheoryData<string> Files => CorpusFile.Names("Broken");

    public static TheoryData<string> Fixtures => [.. Fixture.Broken.Select(row => row.Data), .. Fixture.NothingToComplete.Select(row => row.Data)];

    public static TheoryData<string> Ids => DescriptorTests.Ids;

    [Theory]
    [MemberData(nameof(Files))]
    public Task Of_a_broken_model(string file) => OfferCheck.Of(Mark().Replace(CorpusFile.Read("Broken", file), "${code}"));

    [Theory]
    [MemberData(nameof(Fixtures))]
    public Task Of_a_broken_fixture(string fixture) => OfferCheck.Of(Fixture.Of(fixture).Source);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Of_a_page(string id)
    {
        int offers = await OfferCheck.Of(RulePageTests.Block(id, "Failing", "csharp"));
        Assert.Equal(DescriptorTests.Fixable.Contains(id), offers > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Of_sound_models_with_mistakes(int seed)
    {
        const int Count = 150;
        Random random = new(seed);
        string[] sound =
        [
            .. Enumerable.Repeat(Mutant.Sound, 6).SelectMany(sources => sources), .. FuzzTests.Models, .. FuzzTests.Graphs,
            .. Fixture.Valid.Select(row => Fixture.Of(row.Data).Source).Where(source => source.Length < 3000),
        ];
        string[] sources = [.. Enumerable.Range(0, Count).Select(_ => Mutant.Of(sound[random.Next(sound.Length)], random))];
        int offers = 0;
        await Parallel.ForEachAsync(
            sources, TestContext.Current.CancellationToken, async (source, _) => Interlocked.Add(ref offers, await OfferCheck.Of(source)));
        Assert.True(offers > Count, $"There are only {offers} offers.");
    }

    [GeneratedRegex(@"\{\|\w+:(?<code>.*?)\|\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
