using System.Globalization;
using ConvShape;
using Digits.Shapes;

namespace Digits.Tests;

public class DigitReaderTests
{
    private static readonly DigitReader s_reader = DigitReader.Load();

    private static string Reference(string name) => Path.Combine(AppContext.BaseDirectory, "Reference", name);

    [Theory]
    [MemberData(nameof(Shipped.Pictures), MemberType = typeof(Shipped))]
    public void Every_shipped_picture_is_read_right(string name)
    {
        Reading reading = s_reader.Read(Shipped.Preprocessed(name));

        Assert.Equal(Shipped.DigitOf(name), reading.Digit);
        Assert.Equal(reading.Confidence, reading.Probabilities.Max());
        Assert.Equal(1, reading.Probabilities.Sum(), 1e-5f);
    }

    [Fact]
    public void Every_digit_is_among_the_shipped_pictures() =>
        Assert.Equal(Enumerable.Range(0, 10), Shipped.Names.Select(Shipped.DigitOf).Distinct().Order());

    [Fact]
    public void The_weights_give_the_logits_that_PyTorch_computes()
    {
        float[] expected = [.. File.ReadLines(Reference("logits.txt")).Select(line => float.Parse(line, CultureInfo.InvariantCulture))];
        LeNet5 network = LeNet5.Load(Path.Combine(AppContext.BaseDirectory, "lenet5.safetensors"));
        FeatureMap<Shape1x28x28> digit = FeatureMap<Shape1x28x28>.FromPixels(
            IdxFile.ReadImages(Reference("digit.idx3-ubyte"))[0], mean: [0.1307f], scale: [0.3081f]);

        float[] actual = network.Forward(digit).Values.ToArray();

        Assert.Equal(10, expected.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
    }

    [Fact]
    public void Accuracy_is_the_share_of_labels_met()
    {
        byte[] digit = IdxFile.ReadImages(Reference("digit.idx3-ubyte"))[0].ToArray();
        IdxImages images = new(4, 28, 28, (byte[])[.. digit, .. digit, .. digit, .. digit]);

        Assert.Equal(0.75f, s_reader.Accuracy(images, [3, 3, 8, 3]));
    }
}
