using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Tests.Conformance;

/// <summary>One line of layer_cases.jsonl.gz: a layer, the tensors it ran with, and what PyTorch made of them. See make_layer_cases.py.</summary>
internal sealed record ConformanceCase(
    string Name, LayerInfo Layer, int Batch, float[] Weight, float[] Bias, float[] Input, float[] Expected)
{
    private static readonly Lazy<ConformanceCase[]> All = new(() => [.. ConformanceFile.Read("layer_cases.jsonl.gz", Parse)]);

    public static IEnumerable<ConformanceCase> Of(LayerKind kind) => All.Value.Where(sample => sample.Layer.Kind == kind);

    private static ConformanceCase Parse(JsonElement json)
    {
        bool ceil = Bool(json, "ceil");
        MapShape input = Shape(json.GetProperty("input")), output = Shape(json.GetProperty("output"));
        LayerInfo layer = new(json.GetProperty("name").GetString()!, Enum.Parse<LayerKind>(json.GetProperty("kind").GetString()!), [input], output)
        {
            Rows = Axis(json, "rows", ceil),
            Columns = Axis(json, "columns", ceil),
            Groups = json.TryGetProperty("groups", out JsonElement groups) ? groups.GetInt32() : 1,
            HasBias = Bool(json, "bias"),
            CountIncludePad = Bool(json, "countIncludePad"),
        };
        int batch = json.GetProperty("batch").GetInt32();
        uint seed = json.GetProperty("seed").GetUInt32();
        (int weights, int biases) = Engine.LayerCase.TensorLengths(layer);
        float[] values = ConformanceFile.Values((int)input.Elements * batch, seed);
        foreach (JsonElement special in json.GetProperty("special").EnumerateArray())
        {
            values[special[0].GetInt32()] = float.Parse(special[1].GetString()!, CultureInfo.InvariantCulture);
        }

        float[] expected = MemoryMarshal.Cast<byte, float>(json.GetProperty("expected").GetBytesFromBase64()).ToArray();
        float[] weight = ConformanceFile.Values(weights, seed + 1), bias = ConformanceFile.Values(biases, seed + 2);
        return new(layer.Name, layer, batch, weight, bias, values, expected);
    }

    private static bool Bool(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) && value.GetBoolean();

    private static MapShape Shape(JsonElement json) => json.GetArrayLength() == 1
        ? new MapShape(json[0].GetInt32())
        : new MapShape(json[0].GetInt32(), json[1].GetInt32(), json[2].GetInt32());

    private static WindowAxis Axis(JsonElement json, string name, bool ceil) => !json.TryGetProperty(name, out JsonElement axis)
        ? new WindowAxis(1)
        : new WindowAxis(
            axis.GetProperty("kernel").GetInt32(), axis.GetProperty("stride").GetInt32(), axis.GetProperty("dilation").GetInt32(),
            axis.GetProperty("start").GetInt32(), axis.GetProperty("end").GetInt32(), ceil);
}
