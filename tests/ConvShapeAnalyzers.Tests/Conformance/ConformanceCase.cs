using System.Globalization;
using System.Text.Json;
using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Engine;

namespace ConvShape.Tests.Conformance;

/// <summary>One line of layer_cases.jsonl.gz: a layer, what it ran with, and what PyTorch made of it. See make_layer_cases.py.</summary>
/// <param name="Layer">The layer; its name is the case's.</param>
/// <param name="Batch">Number of images.</param>
/// <param name="IsExact">Whether all values are integers, such that what the layer gives is rounded once at most.</param>
/// <param name="Tensors">What the layer declares.</param>
/// <param name="Inputs">The maps it reads, each of the whole batch.</param>
/// <param name="Expected">What PyTorch gives, in float64, rounded.</param>
internal sealed record ConformanceCase(
    LayerInfo Layer, int Batch, bool IsExact, LayerTensors Tensors, float[][] Inputs, float[] Expected)
{
    /// <summary>The seed of the second input, behind those of four tensors.</summary>
    private const uint FurtherInputs = 5;

    private static readonly Lazy<ConformanceCase[]> All = new(() => [.. ConformanceFile.Read("layer_cases.jsonl.gz", Parse)]);

    public static IEnumerable<ConformanceCase> Of(LayerKind kind) => All.Value.Where(sample => sample.Layer.Kind == kind);

    private static ConformanceCase Parse(JsonElement json)
    {
        LayerInfo layer = ParseLayer(json);
        int batch = json.GetProperty("batch").GetInt32();
        uint seed = json.GetProperty("seed").GetUInt32();
        bool exact = Bool(json, "exact");
        LayerTensors tensors = new(Tensor(0), Tensor(1), Tensor(2), Variance(Tensor(3)));
        float[][] inputs = [.. layer.Inputs.Select(Input)];
        float scale = json.GetProperty("scale").GetSingle();
        foreach (float[] input in inputs)
        {
            for (int i = 0; i < input.Length; i++)
            {
                input[i] *= scale;
            }
        }

        foreach (JsonElement special in json.GetProperty("special").EnumerateArray())
        {
            inputs[special[0].GetInt32()][special[1].GetInt32()] = float.Parse(special[2].GetString()!, CultureInfo.InvariantCulture);
        }

        return new(layer, batch, exact, tensors, inputs, ConformanceFile.Floats(json.GetProperty("expected")));

        float[] Input(MapShape shape, int index) => Draw(shape.Elements * batch, index == 0 ? 0 : FurtherInputs + (uint)index - 1);

        float[] Tensor(int index) => layer.Tensors.Length > index ? Draw(layer.Tensors[index].Elements, (uint)index + 1) : [];

        float[] Draw(long count, uint offset) =>
            exact ? ConformanceFile.Integers((int)count, seed + offset) : ConformanceFile.Values((int)count, seed + offset);
    }

    private static LayerInfo ParseLayer(JsonElement json)
    {
        bool ceil = Bool(json, "ceil");
        bool adds = json.TryGetProperty("outputPadding", out JsonElement added);
        return new(
            json.GetProperty("name").GetString()!,
            Enum.Parse<LayerKind>(json.GetProperty("kind").GetString()!),
            [.. json.GetProperty("inputs").EnumerateArray().Select(Shape)],
            Shape(json.GetProperty("output")))
        {
            Rows = Axis(json, "rows", ceil),
            Columns = Axis(json, "columns", ceil),
            Groups = json.TryGetProperty("groups", out JsonElement groups) ? groups.GetInt32() : 1,
            HasBias = Bool(json, "bias"),
            CountIncludePad = Bool(json, "countIncludePad"),
            OutputPaddingRows = adds ? added[0].GetInt32() : 0,
            OutputPaddingColumns = adds ? added[1].GetInt32() : 0,
            Slope = Double(json, "slope"),
            Epsilon = Double(json, "epsilon"),
            Interpolation = json.TryGetProperty("interpolation", out JsonElement mode)
                ? Enum.Parse<Interpolation>(mode.GetString()!)
                : default,
        };
    }

    /// <summary>From [−1, 1) to [1/4, 5/4).</summary>
    private static float[] Variance(float[] values) => [.. values.Select(value => (value + 1.5f) / 2)];

    private static bool Bool(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) && value.GetBoolean();

    private static double Double(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : 0;

    private static MapShape Shape(JsonElement json) => json.GetArrayLength() == 1
        ? new MapShape(json[0].GetInt32())
        : new MapShape(json[0].GetInt32(), json[1].GetInt32(), json[2].GetInt32());

    private static WindowAxis Axis(JsonElement json, string name, bool ceil) => !json.TryGetProperty(name, out JsonElement axis)
        ? new WindowAxis(1)
        : new WindowAxis(
            axis.GetProperty("kernel").GetInt32(), axis.GetProperty("stride").GetInt32(), axis.GetProperty("dilation").GetInt32(),
            axis.GetProperty("start").GetInt32(), axis.GetProperty("end").GetInt32(), ceil);
}
