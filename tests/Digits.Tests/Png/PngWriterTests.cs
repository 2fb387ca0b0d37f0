using Digits.Png;

namespace Digits.Tests.Png;

public class PngWriterTests
{
    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(17, 5, true)]
    [InlineData(3, 40, false)]
    public void What_is_written_is_read_back_to_the_byte(int width, int height, bool isOpaque)
    {
        Image image = new(width, height);
        new Random(width).NextBytes(image.Rgba);
        for (int index = 3; isOpaque && index < image.Rgba.Length; index += 4)
            image.Rgba[index] = byte.MaxValue;

        byte[] file = Write(image);

        Image read = PngReader.Read(file);
        Assert.Equal((width, height), (read.Width, read.Height));
        Assert.Equal(image.Rgba, read.Rgba);
        // The colour type: RGB where no pixel needs an alpha, else RGBA.
        Assert.Equal(isOpaque ? 2 : 6, file[25]);
    }

    [Fact]
    public void A_picture_is_read_the_same_from_a_stream_and_from_memory()
    {
        byte[] file = Write(new Image(4, 3));
        using MemoryStream stream = new(file);

        Assert.Equal(PngReader.Read(file).Rgba, PngReader.Read(stream).Rgba);
    }

    private static byte[] Write(Image image)
    {
        using MemoryStream stream = new();
        PngWriter.Write(stream, image);
        return stream.ToArray();
    }
}
