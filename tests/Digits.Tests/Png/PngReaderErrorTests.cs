using Digits.Png;

namespace Digits.Tests.Png;

public class PngReaderErrorTests
{
    private static readonly TestPng s_small = new(6, 5, 2, 8) { Sample = (x, y, channel) => 40 * x + 9 * y + channel };

    [Theory]
    [InlineData(new byte[0], "The file is empty")]
    [InlineData(new byte[] { 0x89, 0x50 }, "cut off inside its signature")]
    [InlineData(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, "signature is missing")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, "but a JPEG file")]
    [InlineData(new byte[] { 0x47, 0x49, 0x46, 0x38, 0x39 }, "but a GIF file")]
    [InlineData(new byte[] { 0x42, 0x4D, 0, 0 }, "but a BMP file")]
    [InlineData(new byte[] { 0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50 }, "but a WebP file")]
    public void What_is_no_PNG_is_named(byte[] file, string message) => AssertRefused(file, message);

    [Fact]
    public void A_file_cut_off_at_any_byte_is_refused_as_cut_off()
    {
        byte[] file = s_small.Encode();
        for (int length = 1; length < file.Length; length++)
            AssertRefused(file[..length], "cut off");
    }

    [Fact]
    public void One_flipped_bit_anywhere_is_noticed()
    {
        byte[] file = s_small.Encode();
        for (int bit = 0; bit < 8 * file.Length; bit++)
        {
            byte[] damaged = [.. file];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<PngException>(() => PngReader.Read(damaged));
        }
    }

    [Fact]
    public void A_wrong_checksum_is_told_with_its_chunk()
    {
        byte[] file = s_small.Encode();
        file[^1] ^= 1;

        AssertRefused(file, "Chunk IEND at byte");
    }

    [Theory]
    [InlineData(0, 5, "The picture is empty: 0×5")]
    [InlineData(5, 0, "The picture is empty: 5×0")]
    [InlineData(int.MaxValue, int.MaxValue, "too large: 2147483647×2147483647")]
    [InlineData(-1, 1, "too large: 4294967295×1")]
    [InlineData(32_768, 32_768, "too large: 32768×32768")]
    [InlineData(32_768, 1_900, "cannot hold a picture of 32768×1900")]
    public void Absurd_sizes_are_refused_before_memory_is_asked_for(int width, int height, string message)
    {
        byte[] file = FileOf((s_small with { Width = width, Height = height }).Header(), [0]);
        long before = GC.GetAllocatedBytesForCurrentThread();

        AssertRefused(file, message);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData(8, 3, "no colour type 2 with 3 bits")]
    [InlineData(9, 5, "no colour type 5 with 8 bits")]
    [InlineData(10, 1, "Unknown compression method 1")]
    [InlineData(11, 1, "Unknown filter method 1")]
    [InlineData(12, 2, "Unknown interlace method 2")]
    public void Headers_of_unknown_kinds_are_refused(int position, byte value, string message)
    {
        byte[] header = s_small.Header();
        header[position] = value;

        AssertRefused(FileOf(header, s_small.Rows()), message);
    }

    [Fact]
    public void Rows_that_are_missing_or_damaged_are_told_apart()
    {
        byte[] rows = s_small.Rows();
        byte[] badFilter = [5, .. rows[1..]];
        byte[] data = TestPng.Compress(rows);
        data[^1] ^= 1;
        byte[] badSum = TestPng.File(TestPng.Chunk("IHDR", s_small.Header()), TestPng.Chunk("IDAT", data), TestPng.Chunk("IEND", []));

        AssertRefused(FileOf(s_small.Header(), rows[..^1]), "the rows end before the picture does");
        AssertRefused(FileOf(s_small.Header(), badFilter), "Unknown row filter 5");
        AssertRefused(badSum, "The compressed data is damaged");
    }

    [Fact]
    public void A_palette_must_be_there_and_hold_every_colour_used()
    {
        TestPng png = new(2, 2, 3, 8) { Sample = (x, y, _) => 2 * y + x };

        AssertRefused(png.Encode(), "no PLTE chunk");
        AssertRefused((png with { Palette = new byte[9] }).Encode(), "names colour 3 of a palette of 3");
        AssertRefused((png with { Palette = new byte[10] }).Encode(), "PLTE chunk has 10 bytes");
        AssertRefused((png with { Palette = new byte[12], Transparency = new byte[5] }).Encode(), "5 colours of a palette of 4");
        AssertRefused((s_small with { Transparency = new byte[2] }).Encode(), "tRNS chunk has 2 bytes instead of 6");
    }

    [Fact]
    public void Chunks_in_the_wrong_place_are_refused()
    {
        byte[] header = TestPng.Chunk("IHDR", s_small.Header()), end = TestPng.Chunk("IEND", []);
        byte[] data = TestPng.Chunk("IDAT", TestPng.Compress(s_small.Rows())), text = TestPng.Chunk("tEXt", []);

        AssertRefused(TestPng.File(data, header, end), "The first chunk is IDAT instead of IHDR");
        AssertRefused(TestPng.File(header, header, data, end), "A chunk IHDR stands where none may");
        AssertRefused(TestPng.File(header, data, text, data, end), "A chunk IDAT stands where none may");
        AssertRefused(TestPng.File(header, data, TestPng.Chunk("PLTE", new byte[3]), end), "A chunk PLTE stands where none may");
        AssertRefused(TestPng.File(header, TestPng.Chunk("NEED", []), data, end), "without its chunk NEED");
    }

    private static byte[] FileOf(byte[] header, byte[] rows) => TestPng.File(
        TestPng.Chunk("IHDR", header), TestPng.Chunk("IDAT", TestPng.Compress(rows)), TestPng.Chunk("IEND", []));

    private static void AssertRefused(byte[] file, string message) =>
        Assert.Contains(message, Assert.Throws<PngException>(() => PngReader.Read(file)).Message, StringComparison.Ordinal);
}
