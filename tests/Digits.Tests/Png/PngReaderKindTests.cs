using Digits.Png;

namespace Digits.Tests.Png;

public class PngReaderKindTests
{
    // Neither a multiple of eight wide nor high; narrow ones leave passes of an interlaced picture empty.
    private static readonly (int Width, int Height)[] s_sizes = [(11, 13), (1, 1), (3, 6), (5, 1)];

    private static readonly (int ColourType, int Depth)[] s_kinds =
    [
        (0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (3, 1), (3, 2), (3, 4), (3, 8), (4, 8), (4, 16), (6, 8), (6, 16),
    ];

    public static TheoryData<int, int, bool> Kinds()
    {
        TheoryData<int, int, bool> kinds = [];
        foreach ((int colourType, int depth) in s_kinds)
        {
            kinds.Add(colourType, depth, false);
            kinds.Add(colourType, depth, true);
        }
        return kinds;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_colour_type_and_depth_is_read_as_it_was_written(int colourType, int depth, bool interlaced)
    {
        foreach ((int width, int height) in s_sizes)
        {
            TestPng png = new(width, height, colourType, depth)
            {
                Interlaced = interlaced,
                Sample = (x, y, channel) => (x * 4391 + y * 7919 + channel * 1543 + x * y * 101) & ((1 << depth) - 1),
                Palette = colourType == 3 ? Palette(1 << depth) : null,
            };

            Image image = PngReader.Read(png.Encode());

            Assert.Equal((width, height), (image.Width, image.Height));
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                    Assert.Equal(Expected(png, x, y), image.Rgba.AsSpan(4 * (y * width + x), 4).ToArray());
            }
        }
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(0, 4, 9)]
    [InlineData(0, 8, 200)]
    [InlineData(0, 16, 0x1234)]
    [InlineData(2, 8, 77)]
    [InlineData(2, 16, 0x8001)]
    public void The_transparent_colour_is_compared_at_the_depth_of_the_file(int colourType, int depth, int key)
    {
        // The neighbour differs in the lowest bit alone, which eight bits do not show of sixteen.
        TestPng png = new(2, 1, colourType, depth) { Sample = (x, _, _) => x == 0 ? key : key ^ 1 };
        byte[] transparency = [.. Enumerable.Repeat<byte[]>([(byte)(key >> 8), (byte)key], png.Channels).SelectMany(pair => pair)];

        Image image = PngReader.Read((png with { Transparency = transparency }).Encode());

        Assert.Equal((0, 255), (image.Rgba[3], image.Rgba[7]));
    }

    [Fact]
    public void Colours_of_a_palette_without_an_alpha_are_opaque()
    {
        TestPng png = new(4, 1, 3, 2) { Sample = (x, _, _) => x, Palette = Palette(4), Transparency = [10, 128] };

        Image image = PngReader.Read(png.Encode());

        Assert.Equal([10, 128, 255, 255], Enumerable.Range(0, 4).Select(x => image.Rgba[4 * x + 3]));
    }

    [Fact]
    public void A_transparent_colour_means_nothing_where_each_pixel_has_its_own_alpha()
    {
        TestPng png = new(1, 1, 6, 8) { Sample = (_, _, _) => 7, Transparency = [0, 7, 0, 7, 0, 7] };

        Assert.Equal([7, 7, 7, 7], PngReader.Read(png.Encode()).Rgba);
    }

    [Fact]
    public void Data_may_be_spread_over_chunks_and_unknown_ancillary_chunks_are_skipped()
    {
        TestPng png = new(9, 9, 0, 8) { Sample = (x, y, _) => 20 * x + y };
        byte[] data = TestPng.Compress(png.Rows());
        byte[] file = TestPng.File(
            [TestPng.Chunk("IHDR", png.Header()), TestPng.Chunk("teXt", [1, 2]),
            .. data.Chunk(7).Select(part => TestPng.Chunk("IDAT", part)), TestPng.Chunk("IEND", [])]);

        Assert.Equal(PngReader.Read(png.Encode()).Rgba, PngReader.Read(file).Rgba);
    }

    private static byte[] Palette(int colours) => [.. Enumerable.Range(0, 3 * colours).Select(index => (byte)(index * 37 + 11))];

    private static byte[] Expected(TestPng png, int x, int y)
    {
        int[] samples = [.. Enumerable.Range(0, png.Channels).Select(channel => png.Sample(x, y, channel))];
        byte[] bytes = [.. samples.Select(sample => (byte)Math.Round(255.0 * sample / ((1 << png.Depth) - 1)))];
        return png.ColourType switch
        {
            0 => [bytes[0], bytes[0], bytes[0], 255],
            2 => [.. bytes, 255],
            3 => [.. png.Palette!.AsSpan(3 * samples[0], 3), 255],
            4 => [bytes[0], bytes[0], bytes[0], bytes[1]],
            _ => bytes,
        };
    }
}
