using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Tests.Conformance;

/// <summary>One line of layer_cases.jsonl.gz: a layer, the tensors it ran with, and what PyTorch made of them. See make_layer_cases.py.</summary>
internal sealed record ConformanceCase(
    string Name, LayerInfo Layer, int Batch, float[] Weight, float[] Bias, float[] Input, float[] Expected)
{
    private const string File = "tests/ConvShapeAnalyzers.Tests/Conformance/layer_cases.jsonl.gz";

    private static readonly Lazy<ConformanceCase[]> All = new(Read);

    public static IEnumerable<ConformanceCase> Of(LayerKind kind) => All.Value.Where(sample => sample.Layer.Kind == kind);

    private static ConformanceCase[] Read()
    {
        using GZipStream stream = new(System.IO.File.OpenRead(Path()), CompressionMode.Decompress);
        using StreamReader reader = new(stream);
        List<ConformanceCase> cases = [];
        while (reader.ReadLine() is string line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            cases.Add(Parse(document.RootElement));
        }

        return [.. cases];
    }

    /// <summary>The file in the repository, above wherever the tests were built to.</summary>
    private static string Path()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = System.IO.Path.Combine(folder.FullName, File);
            if (System.IO.File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException($"{File} is in no folder above {AppContext.BaseDirectory}.");
    }

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
        float[] values = Values((int)input.Elements * batch, seed);
        foreach (JsonElement special in json.GetProperty("special").EnumerateArray())
        {
            values[special[0].GetInt32()] = float.Parse(special[1].GetString()!, CultureInfo.InvariantCulture);
        }

        float[] expected = MemoryMarshal.Cast<byte, float>(json.GetProperty("expected").GetBytesFromBase64()).ToArray();
        return new(layer.Name, layer, batch, Values(weights, seed + 1), Values(biases, seed + 2), values, expected);
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

    /// <summary>Multiples of 2⁻²³ in [−1, 1): the function of the same name in make_layer_cases.py.</summary>
    private static float[] Values(int count, uint seed)
    {
        float[] values = new float[count];
        for (uint i = 0; i < count; i++)
        {
            uint x = unchecked(i * 2654435761u + seed * 2246822519u);
            x ^= x >> 16;
            x = unchecked(x * 0x85EBCA6Bu);
            x ^= x >> 13;
            x = unchecked(x * 0xC2B2AE35u);
            x ^= x >> 16;
            values[i] = (x >> 8) / 8388608f - 1;
        }

        return values;
    }
}
