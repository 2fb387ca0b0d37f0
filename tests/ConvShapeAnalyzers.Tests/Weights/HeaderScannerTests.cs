using System.Text;

namespace ConvShape.Weights.Tests;

/// <summary>What the scanner reads, the parser reads the same; it leaves to it what it does not know.</summary>
public class HeaderScannerTests
{
    private const string Usual =
        """{"__metadata__":{"format":"pt"},"a.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"é":{"dtype":"BF16","shape":[],"data_offsets":[24,26]},"c":{"dtype":"F32","shape":[0],"data_offsets":[26,26]}}   """;

    [Theory]
    [InlineData(Usual)]
    [InlineData("""{ "a": { "dtype": "F64", "shape": [1, 2], "data_offsets": [0, 16] } }""")]
    public void Headers_as_writers_write_them_are_scanned(string header) => Assert.Equivalent(Parsed(header), Scanned(header), strict: true);

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"a":{"shape":[1],"dtype":"F32","data_offsets":[0,4]}}""")]
    [InlineData("""{"\u0061":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}}""")]
    public void Others_are_left_to_the_parser(string header)
    {
        Assert.Null(Scanned(header));
        Assert.NotNull(Parsed(header));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""")]
    [InlineData("""{"a":{"dtype":"F33","shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[999999999999999999,999999999999999999],"data_offsets":[0,4]}}""")]
    public void Mistakes_are_left_to_the_parser(string header)
    {
        Assert.Null(Scanned(header));
        Assert.Throws<WeightsException>(() => Parsed(header));
    }

    /// <summary>Every character of a header left out, doubled, or made another.</summary>
    [Fact]
    public void No_change_is_read_otherwise_than_the_parser_reads_it()
    {
        for (int i = 0; i < Usual.Length; i++)
        {
            string before = Usual[..i], behind = Usual[(i + 1)..];
            foreach (string instead in (string[])["", $"{Usual[i]}{Usual[i]}", .. "{}[]\":,\\ \n0129-.eax\u0001".Select(character => $"{character}")])
            {
                string header = before + instead + behind;
                if (Scanned(header) is { } scanned)
                {
                    Assert.Equivalent(Parsed(header), scanned, strict: true);
                }
            }
        }
    }

    private static List<StoredTensor>? Scanned(string header) => new HeaderScanner(Encoding.UTF8.GetBytes(header)).Scan();

    private static List<StoredTensor> Parsed(string header)
    {
        using WeightsSource source = WeightsSource.Over(Stream.Null);
        return new HeaderParser(source, Encoding.UTF8.GetBytes(header)).Parse();
    }
}
