using System.Collections.Immutable;
using System.Globalization;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>The same sources give the same code, whatever the machine.</summary>
public sealed class DeterminismTests
{
    /// <summary>
    /// Numbers as several cultures write them, in one. Made by hand, since tests run without the tables of real cultures; casing by culture
    /// is banned in the analyzers.
    /// </summary>
    private static readonly CultureInfo Foreign = MakeForeign();

    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public void The_culture_makes_no_difference(string fixture)
    {
        ImmutableSortedDictionary<string, string> expected = Fixture.Of(fixture).Generated.Files;
        CultureInfo own = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Foreign;
            Assert.Equal(expected, new Consumer(Fixture.Of(fixture).Source).Generate().Files);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = own;
        }
    }

    [Fact]
    public void The_order_of_files_makes_no_difference()
    {
        string[] sources = ["AxesApart", "CaseOfNames", "EveryKind", "LayerNames", "LeNet5"];
        sources = [.. sources.Select(name => Fixture.Of("Valid/" + name).Source)];
        ImmutableSortedDictionary<string, string> expected = new Consumer(sources).Generate().Files;
        Assert.Equal(expected, new Consumer([.. sources.Reverse()]).Generate().Files);
        Assert.Equal(expected, new Consumer([.. sources[2..], .. sources[..2]]).Generate().Files);
    }

    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public void Lines_end_alike_and_hold_no_trailing_space(string fixture) => Assert.All(Fixture.Of(fixture).Generated.Files.Values, code =>
    {
        Assert.DoesNotContain('\r', code);
        Assert.DoesNotContain('\t', code);
        Assert.EndsWith("}\n", code, StringComparison.Ordinal);
        Assert.DoesNotContain(code.Split('\n'), line => line.EndsWith(' '));
    });

    private static CultureInfo MakeForeign()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo
        {
            NegativeSign = "−",
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = "’",
            NumberGroupSizes = [3, 2],
            NumberNegativePattern = 0,
        };
        return culture;
    }
}
