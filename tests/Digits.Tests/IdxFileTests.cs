using System.IO.Compression;

namespace Digits.Tests;

public sealed class IdxFileTests : IDisposable
{
    // Two images of 2×3.
    private static readonly byte[] s_images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    private static readonly byte[] s_labels = [0, 0, 8, 1, 0, 0, 0, 4, 9, 0, 5, 5];

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_and_labels_are_read_gzipped_or_not(bool zipped)
    {
        IdxImages images = IdxFile.ReadImages(Write(zipped ? Zip(s_images) : s_images));

        Assert.Equal((2, 2, 3), (images.Count, images.Height, images.Width));
        Assert.Equal([1, 2, 3, 4, 5, 6], images[0].ToArray());
        Assert.Equal([7, 8, 9, 10, 11, 12], images[1].ToArray());
        Assert.Equal([9, 0, 5, 5], IdxFile.ReadLabels(Write(zipped ? Zip(s_labels) : s_labels)));
    }

    [Fact]
    public void Images_beyond_the_last_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => IdxFile.ReadImages(Write(s_images))[2].ToArray());

    [Theory]
    [InlineData(0, 1, "does not begin with two zero bytes")]
    [InlineData(1, 7, "does not begin with two zero bytes")]
    [InlineData(2, 0x0D, "values are of type 0x0D")]
    [InlineData(3, 1, "1 dimensions instead of 3: not images")]
    [InlineData(7, 0, "dimension 0 has the impossible size 0")]
    [InlineData(8, 0x80, "dimension 1 has the impossible size 2147483650")]
    [InlineData(8, 0x3F, "bytes are too many")]
    [InlineData(7, 3, "cut off")]
    [InlineData(5, 1, "cut off: 65538×2×3 bytes do not fit in a file of 28")]
    [InlineData(11, 1, "there is more after the 2×1×3 bytes")]
    public void A_header_that_is_wrong_or_disagrees_with_the_data_is_refused(int position, byte value, string message)
    {
        byte[] file = [.. s_images];
        file[position] = value;

        AssertRefused(file, message);
        AssertRefused(Zip(file), message.Split(':')[0]);
    }

    [Fact]
    public void Images_are_no_labels() => Assert.Contains(
        "not labels", Assert.Throws<IdxException>(() => IdxFile.ReadLabels(Write(s_images))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_cut_off_at_any_byte_is_refused_as_cut_off()
    {
        for (int length = 0; length < s_images.Length; length++)
        {
            AssertRefused(s_images[..length], "cut off");
            AssertRefused(Zip(s_images[..length]), "cut off");
        }
    }

    [Fact]
    public void Gzipped_data_that_is_cut_off_is_refused()
    {
        byte[] file = Zip(s_images);
        // Length and checksum, and before them the mark where the data ends: without these all data is still there.
        const int Trailer = 8, EndMark = 2;
        for (int length = 2; length < file.Length - Trailer - EndMark; length++)
            AssertRefused(file[..length], "cut off");
    }

    [Fact]
    public void Gzipped_data_with_a_wrong_checksum_is_refused()
    {
        byte[] file = Zip(s_images);
        file[^6] ^= 1;

        AssertRefused(file, "damaged");
    }

    private static byte[] Zip(byte[] data)
    {
        using MemoryStream zipped = new();
        using (GZipStream stream = new(zipped, CompressionLevel.Optimal))
            stream.Write(data);
        return zipped.ToArray();
    }

    private string Write(byte[] file)
    {
        File.WriteAllBytes(_path, file);
        return _path;
    }

    private void AssertRefused(byte[] file, string message)
    {
        string actual = Assert.Throws<IdxException>(() => IdxFile.ReadImages(Write(file))).Message;
        Assert.StartsWith(_path, actual, StringComparison.Ordinal);
        Assert.Contains(message, actual, StringComparison.Ordinal);
    }
}
