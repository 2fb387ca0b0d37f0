using System.Globalization;
using ConvShape;
using Digits.Png;

namespace Digits;

/// <summary>What the network makes of a picture.</summary>
/// <param name="Digit">The digit it takes it for.</param>
/// <param name="Confidence">The probability it gives that digit, 0 to 1.</param>
/// <param name="Probabilities">The probability of each digit.</param>
public sealed record Reading(int Digit, float Confidence, float[] Probabilities);

/// <summary>Reads digits with a trained LeNet-5.</summary>
public sealed class DigitReader(LeNet5 network)
{
    // The mean and deviation of MNIST's pixels, which the network was trained with.
    private const float Mean = 0.1307f, Deviation = 0.3081f;

    public static DigitReader Load() => new(LeNet5.Load(Path.Combine(AppContext.BaseDirectory, "lenet5.safetensors")));

    /// <summary>Reads one digit of 28×28 bytes, light ink on black.</summary>
    public Reading Read(ReadOnlySpan<byte> digit)
    {
        float[] probabilities = Softmax(network.Forward(ToMap(digit)).Values);
        int best = Array.IndexOf(probabilities, probabilities.Max());
        return new Reading(best, probabilities[best], probabilities);
    }

    /// <summary>The share of digits read as labelled.</summary>
    public float Accuracy(IdxImages images, ReadOnlySpan<byte> labels)
    {
        int right = 0;
        for (int i = 0; i < images.Count; i++)
        {
            right += Read(images[i]).Digit == labels[i] ? 1 : 0;
        }

        return right / (float)images.Count;
    }

    /// <summary>Draws the digit and its name, the feature maps after each layer, and the probabilities.</summary>
    public Image Draw(byte[] digit, string name)
    {
        List<(string Title, int Channels, int Height, int Width, float[] Values)> layers = [];
        FeatureMap<Shape6x14x14> small = Show(network.Pool1, Show(network.Relu1, Show(network.Conv1, ToMap(digit))));
        FeatureMap<Shape16x5x5> smaller = Show(network.Pool2, Show(network.Relu2, Show(network.Conv2, small)));
        FeatureMap<Shape120> features = Show(network.Relu3, Show(network.Linear1, network.Flatten1.Forward(smaller)));
        Show(network.Linear3, Show(network.Relu4, Show(network.Linear2, features)));
        Reading reading = Read(digit);
        string verdict = string.Create(CultureInfo.InvariantCulture, $"read as {reading.Digit}, {reading.Confidence:P1}");
        return FeatureMapPicture.Draw(
            digit, name, verdict, layers, [.. reading.Probabilities.Select((value, index) => ($"{index}", value))]);

        FeatureMap<TOutput> Show<TInput, TOutput>(Stage<TInput, TOutput> layer, FeatureMap<TInput> input)
            where TInput : IShape
            where TOutput : IShape
        {
            FeatureMap<TOutput> output = layer.Forward(input);
            layers.Add((
                $"{layer.Info.Name}: {layer.Info.Output}",
                output.Shape.Channels, output.Shape.Height.Value, output.Shape.Width.Value, output.Values.ToArray()));
            return output;
        }
    }

    private static FeatureMap<Shape1x28x28> ToMap(ReadOnlySpan<byte> digit) =>
        FeatureMap<Shape1x28x28>.FromPixels(digit, mean: [Mean], scale: [Deviation]);

    private static float[] Softmax(ReadOnlySpan<float> scores)
    {
        float[] exponentials = new float[scores.Length];
        float largest = scores[0], sum = 0;
        foreach (float score in scores)
        {
            largest = MathF.Max(largest, score);
        }

        for (int i = 0; i < exponentials.Length; i++)
        {
            exponentials[i] = MathF.Exp(scores[i] - largest);
            sum += exponentials[i];
        }

        return [.. exponentials.Select(exponential => exponential / sum)];
    }
}
