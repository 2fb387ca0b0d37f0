using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using ConvShape.Onnx.Protobuf;
using Google.Protobuf;

namespace ConvShape.Onnx.Tests.Engines;

/// <summary>What ONNX Runtime gave for a graph: the graph's hash, and some values of each result.</summary>
/// <param name="Name">Name of the case.</param>
/// <param name="Graph">The first 16 hexadecimal digits of the SHA-256 of the graph, its documentation aside.</param>
/// <param name="Values">Of every result the picked values, as little-endian float32.</param>
internal sealed record GoldenLine(string Name, string Graph, byte[][] Values)
{
    public float[] Picked(int result) => MemoryMarshal.Cast<byte, float>(Values[result]).ToArray();
}

/// <summary>
/// What ONNX Runtime gave, so that it need not be there: as long as a graph is the one that it ran, its numbers stand. The tests of this
/// folder write the files where the environment says so: CONVSHAPE_WRITE_GOLDEN=1.
/// </summary>
internal static class GoldenFile
{
    public const string Variable = "CONVSHAPE_WRITE_GOLDEN";

    public static GoldenLine Line(string name, ModelProto model, float[][] results) =>
        new(name, Hash(model), [.. results.Select(result => MemoryMarshal.AsBytes<float>(Pick(result)).ToArray())]);

    public static IReadOnlyDictionary<string, GoldenLine> Read(string file) =>
        File.ReadLines(Locate(file))
            .Select(line => JsonSerializer.Deserialize<GoldenLine>(line)!)
            .ToDictionary(line => line.Name, StringComparer.Ordinal);

    public static void Write(string file, IEnumerable<GoldenLine> lines) =>
        File.WriteAllLines(Locate(file), lines.Select(line => JsonSerializer.Serialize(line)));

    /// <summary>Eight values spread over a result.</summary>
    public static float[] Pick(float[] result) => [.. Enumerable.Range(0, 8).Select(i => result[i * 2654435761L % result.Length])];

    public static string Hash(ModelProto model)
    {
        GraphProto graph = model.Graph.Clone();
        foreach (NodeProto node in graph.Node) node.ClearDocString();
        return Convert.ToHexString(SHA256.HashData(graph.ToByteArray()))[..16];
    }

    private static string Locate(string file) => Path.Combine(Repository.Root, "tests/ConvShapeAnalyzers.Onnx.Tests/Engines", file);
}
