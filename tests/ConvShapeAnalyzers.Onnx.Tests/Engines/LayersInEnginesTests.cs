using ConvShape.Architecture;
using ConvShape.Onnx.Protobuf;
using ConvShape.Tests.Conformance;
using Google.Protobuf;

namespace ConvShape.Onnx.Tests.Engines;

/// <summary>
/// Every layer that PyTorch ran, in ONNX's own tools and in ONNX Runtime. That needs Python and Node.js, so these tests run when they are
/// asked for: <c>-explicit only</c>. What they found, GoldenTests holds on to.
/// </summary>
public sealed class LayersInEnginesTests(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public void Checker_and_shape_inference_agree()
    {
        using TemporaryFolder folder = new();
        Write(folder.Path);
        output.WriteLine(OnnxChecker.Run(folder.Path));
    }

    [Fact(Explicit = true)]
    public void Numbers_are_PyTorchs()
    {
        using TemporaryFolder folder = new();
        ConformanceCase[] cases = Write(folder.Path);
        EngineRun[] runs = [.. cases.Select((sample, i) => Run(sample, Place(folder.Path, i)))];
        float[][]?[] results = OnnxRuntime.Run(folder.Path, runs, out string log);
        output.WriteLine(log);

        List<string> failures = [];
        foreach (IGrouping<LayerKind, int> kind in Enumerable.Range(0, cases.Length).GroupBy(i => cases[i].Layer.Kind))
        {
            double largest = 0;
            foreach (int i in kind)
            {
                double difference = results[i] is { } result ? Difference.Of(cases[i].Expected, result[0]) : double.PositiveInfinity;
                largest = Math.Max(largest, difference);
                if (!(difference <= Difference.Tolerance(cases[i]))) failures.Add($"{difference}: {cases[i].Layer}");
            }

            output.WriteLine($"{kind.Key}: {kind.Count()} cases, largest difference {largest:E1}");
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        if (Environment.GetEnvironmentVariable(GoldenFile.Variable) == "1")
        {
            GoldenFile.Write(
                "layers.jsonl", cases.Select((sample, i) => GoldenFile.Line(sample.Layer.Name, Exported.Of(sample).Model, results[i]!)));
        }
    }

    private static ConformanceCase[] Write(string folder)
    {
        ConformanceCase[] cases = EngineCases.All();
        for (int i = 0; i < cases.Length; i++) File.WriteAllBytes(Place(folder, i), Exported.Of(cases[i]).Model.ToByteArray());
        return cases;
    }

    private static EngineRun Run(ConformanceCase sample, string path)
    {
        GraphProto graph = Exported.Of(sample).Model.Graph;
        var inputs = sample.Inputs.Select((values, i) => (graph.Input[i].Name, Dimensions(sample.Layer.Inputs[i], sample.Batch), values));
        return new(path, [.. inputs], graph.Output[0].Name);
    }

    private static int[] Dimensions(MapShape shape, int batch) =>
        shape.IsVector ? [batch, shape.Channels] : [batch, shape.Channels, shape.Height.Value, shape.Width.Value];

    private static string Place(string folder, int index) => Path.Combine(folder, FormattableString.Invariant($"{index:0000}.onnx"));
}
