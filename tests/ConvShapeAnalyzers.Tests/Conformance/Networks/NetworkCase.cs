using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ConvShape.Weights.Tests;

namespace ConvShape.Tests.Conformance.Networks;

/// <summary>One line of network_cases.jsonl.gz: a network of this folder, and what PyTorch made of it. See make_network_cases.py.</summary>
internal sealed record NetworkCase(
    string Name, int Batch, float[] Input, NetworkCase.Parameter[] Parameters, NetworkCase.Layer[] Layers, double[] Expected)
{
    public static IReadOnlyDictionary<string, NetworkCase> All { get; } =
        ConformanceFile.Read("network_cases.jsonl.gz", Parse).ToDictionary(network => network.Name);

    /// <summary>An entry of PyTorch's state dict.</summary>
    public sealed record Parameter(string Name, int[] Shape, float[] Values);

    /// <summary>What PyTorch's layer gave for the batch: the shape for one image, the largest magnitude, and some of the values.</summary>
    public sealed record Layer(string Name, string Output, double Largest, double[] Picked);

    /// <summary>The state dict as a safetensors file.</summary>
    public Stream StateDict()
    {
        List<string> entries = [];
        List<byte> data = [];
        foreach (Parameter parameter in Parameters)
        {
            int begin = data.Count;
            data.AddRange(MemoryMarshal.AsBytes<float>(parameter.Values));
            entries.Add(SafetensorsFile.Entry(parameter.Name, "F32", string.Join(',', parameter.Shape), begin, data.Count));
        }

        byte[] header = Encoding.UTF8.GetBytes($"{{{string.Join(',', entries)}}}");
        return new MemoryStream(SafetensorsFile.Of(header, CollectionsMarshal.AsSpan(data)));
    }

    private static NetworkCase Parse(JsonElement json)
    {
        int batch = json.GetProperty("batch").GetInt32();
        uint seed = json.GetProperty("seed").GetUInt32();
        Parameter[] parameters = [.. json.GetProperty("parameters").EnumerateArray()
            .Select((parameter, index) => ParseParameter(parameter, seed + 1 + (uint)index))];
        Layer[] layers = [.. json.GetProperty("layers").EnumerateArray().Select(ParseLayer)];
        float[] input = ConformanceFile.Values(batch * Product(Integers(json, "input")), seed);
        return new(json.GetProperty("name").GetString()!, batch, input, parameters, layers, Doubles(json, "expected"));
    }

    /// <summary>Values in [−1, 1) over a power of two: the function tensor of make_network_cases.py.</summary>
    private static Parameter ParseParameter(JsonElement json, uint seed)
    {
        int[] shape = Integers(json, "shape");
        int shrink = shape.Length > 1 ? Math.Max(0, BitOperations.Log2((uint)Product(shape[1..])) / 2 - 1) : 3;
        float[] values = [.. ConformanceFile.Values(Product(shape), seed).Select(value => value / (1 << shrink))];
        return new(json.GetProperty("name").GetString()!, shape, values);
    }

    private static Layer ParseLayer(JsonElement json) => new(
        json.GetProperty("name").GetString()!,
        string.Join('×', Integers(json, "output").Select(size => size.ToString(CultureInfo.InvariantCulture))),
        json.GetProperty("largest").GetDouble(),
        Doubles(json, "picked"));

    private static int[] Integers(JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(size => size.GetInt32())];

    private static double[] Doubles(JsonElement json, string name) =>
        MemoryMarshal.Cast<byte, double>(json.GetProperty(name).GetBytesFromBase64()).ToArray();

    private static int Product(int[] sizes) => sizes.Aggregate(1, (product, size) => product * size);
}
