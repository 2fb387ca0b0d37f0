using Digits.Png;

namespace Digits.Tests;

public class DigitPreprocessorTests
{
    private static readonly DigitReader s_reader = DigitReader.Load();

    [Theory]
    [MemberData(nameof(Shipped.Pictures), MemberType = typeof(Shipped))]
    public void A_digit_fits_into_20x20_and_stands_on_its_centre_of_mass(string name)
    {
        byte[] digit = Shipped.Preprocessed(name);

        (int X, int Y)[] ink = [.. Pixels(digit).Where(pixel => digit[28 * pixel.Y + pixel.X] > 100)];
        int width = ink.Max(pixel => pixel.X) - ink.Min(pixel => pixel.X) + 1;
        int height = ink.Max(pixel => pixel.Y) - ink.Min(pixel => pixel.Y) + 1;
        // One more where the digit falls between pixels.
        Assert.InRange(Math.Max(width, height), 17, 21);
        double mass = digit.Sum(value => value);
        Assert.Equal(14, Pixels(digit).Sum(pixel => pixel.X * digit[28 * pixel.Y + pixel.X]) / mass, 0.5);
        Assert.Equal(14, Pixels(digit).Sum(pixel => pixel.Y * digit[28 * pixel.Y + pixel.X]) / mass, 0.5);
        Assert.Equal(0, digit[0]);
        Assert.Equal(255, digit.Max());
    }

    [Theory]
    [MemberData(nameof(Shipped.Pictures), MemberType = typeof(Shipped))]
    public void What_MNIST_would_have_made_stays_as_it_is(string name)
    {
        byte[] digit = Shipped.Preprocessed(name);

        byte[] again = DigitPreprocessor.Preprocess(PictureOf(digit));

        Assert.Equal(Shipped.DigitOf(name), s_reader.Read(again).Digit);
        Assert.InRange(MeanDifference(digit, again), 0, 10);
    }

    [Theory]
    [InlineData("3-flat-top-bold.png")]
    [InlineData("4-open-white-on-black.png")]
    [InlineData("7-plain.png")]
    [InlineData("8-two-rings-neon.png")]
    [InlineData("9-curved-tail.png")]
    public void Light_ink_on_dark_is_the_same_as_dark_ink_on_light(string name)
    {
        byte[] inverse = DigitPreprocessor.Preprocess(Inverse(Shipped.Read(name)));

        Assert.InRange(MeanDifference(Shipped.Preprocessed(name), inverse), 0, 1);
    }

    [Theory]
    [InlineData(28, 28, 0, 255)]
    [InlineData(28, 28, 255, 255)]
    [InlineData(50, 20, 127, 255)]
    [InlineData(28, 28, 0, 0)]
    [InlineData(1, 1, 0, 255)]
    [InlineData(1, 40, 90, 255)]
    public void An_empty_picture_holds_no_digit(int width, int height, byte grey, byte alpha)
    {
        byte[] pixel = [grey, grey, grey, alpha];
        Image image = new(width, height, [.. Enumerable.Repeat(pixel, width * height).SelectMany(value => value)]);

        Assert.Throws<NoDigitException>(() => DigitPreprocessor.Preprocess(image));
    }

    [Fact]
    public void The_grain_of_paper_is_no_digit()
    {
        Image image = new(60, 60);
        Random random = new(1);
        for (int index = 0; index < image.Rgba.Length; index += 4)
        {
            byte grey = (byte)random.Next(225, 240);
            new byte[] { grey, grey, grey, byte.MaxValue }.CopyTo(image.Rgba, index);
        }

        Assert.Throws<NoDigitException>(() => DigitPreprocessor.Preprocess(image));
    }

    private static IEnumerable<(int X, int Y)> Pixels(byte[] digit) =>
        Enumerable.Range(0, digit.Length).Select(index => (index % 28, index / 28));

    private static Image PictureOf(byte[] digit) =>
        new(28, 28, [.. digit.SelectMany(value => (byte[])[value, value, value, byte.MaxValue])]);

    private static Image Inverse(Image image) =>
        new(image.Width, image.Height, [.. image.Rgba.Select((value, index) => index % 4 == 3 ? value : (byte)(255 - value))]);

    private static double MeanDifference(byte[] one, byte[] other) => one.Zip(other).Average(pair => Math.Abs(pair.First - pair.Second));
}
