using System.Globalization;
using System.Text.Json;
using ConvShape.Architecture;
using ConvShape.Weights.Tests;

namespace ConvShape.Tests.Conformance;

/// <summary>One line of torchvision_cases.jsonl.gz: a network, and what PyTorch made of it. See make_torchvision_cases.py.</summary>
/// <param name="Name">The network, as samples/Networks calls it.</param>
/// <param name="InputShape">Shape of the one image that it read.</param>
/// <param name="Gain">What <see cref="FormulaWeights"/> takes.</param>
/// <param name="Parameters">Number of learned values.</param>
/// <param name="Tensors">Names and shapes of the state dict, in its order.</param>
/// <param name="Sha256">Of all tensors one behind the other, in hexadecimal.</param>
/// <param name="Layers">Modules in the order in which they ran.</param>
/// <param name="Expected">Every n-th value of the result, see <see cref="Thin"/>.</param>
internal sealed record TorchvisionCase(
    string Name, MapShape InputShape, double Gain, long Parameters, TensorSpec[] Tensors, string Sha256, TorchvisionCase.Layer[] Layers,
    float[] Expected)
{
    private const int MostOutputs = 1000;

    public static IReadOnlyDictionary<string, TorchvisionCase> All { get; } =
        ConformanceFile.Read("torchvision_cases.jsonl.gz", Parse).ToDictionary(network => network.Name);

    /// <summary>What one module gave.</summary>
    /// <param name="Name">Name of the module, e.g. <c>layer1.0.relu</c>.</param>
    /// <param name="Call">0 where the module ran first, 1 where it ran again.</param>
    /// <param name="Output">Shape for one image, as <see cref="MapShape"/> writes it.</param>
    /// <param name="Largest">The largest magnitude.</param>
    /// <param name="Mean">The mean of all values.</param>
    /// <param name="Picked">Some of the values: <see cref="ConformanceFile.Picked"/>.</param>
    public sealed record Layer(string Name, int Call, string Output, double Largest, double Mean, float[] Picked);

    /// <summary>The image: uniform in [−1, 1).</summary>
    public float[] Input() => ConformanceFile.Values((int)InputShape.Elements, FormulaWeights.Seed("input"));

    /// <summary>Every n-th value of a result, n the smallest that leaves at most 1,000: to be compared to <see cref="Expected"/>.</summary>
    public static float[] Thin(float[] output)
    {
        int step = (output.Length + MostOutputs - 1) / MostOutputs;
        return [.. output.Where((_, index) => index % step == 0)];
    }

    private static TorchvisionCase Parse(JsonElement json)
    {
        int[] input = Integers(json.GetProperty("input"));
        return new(
            json.GetProperty("name").GetString()!,
            new MapShape(input[0], input[1], input[2]),
            json.GetProperty("gain").GetDouble(),
            json.GetProperty("parameters").GetInt64(),
            [.. json.GetProperty("tensors").EnumerateArray().Select(ParseTensor)],
            json.GetProperty("sha256").GetString()!,
            [.. json.GetProperty("layers").EnumerateArray().Select(ParseLayer)],
            ConformanceFile.Floats(json.GetProperty("expected")));
    }

    private static TensorSpec ParseTensor(JsonElement json) => SafetensorsFile.Spec(json[0].GetString()!, Integers(json[1]));

    private static Layer ParseLayer(JsonElement json) => new(
        json.GetProperty("name").GetString()!,
        json.GetProperty("call").GetInt32(),
        string.Join('×', Integers(json.GetProperty("output")).Select(size => size.ToString(CultureInfo.InvariantCulture))),
        json.GetProperty("largest").GetDouble(),
        json.GetProperty("mean").GetDouble(),
        ConformanceFile.Floats(json.GetProperty("picked")));

    private static int[] Integers(JsonElement json) => [.. json.EnumerateArray().Select(size => size.GetInt32())];
}
