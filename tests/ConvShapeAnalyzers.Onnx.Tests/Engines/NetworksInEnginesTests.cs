namespace ConvShape.Onnx.Tests.Engines;

/// <summary>Whole networks in ONNX's own tools and in ONNX Runtime, on request as the layers.</summary>
public sealed class NetworksInEnginesTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. ExportedNetworks.All.Keys];

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public void Checker_and_shape_inference_agree(string name)
    {
        using TemporaryFolder folder = new();
        ExportedNetworks.All[name].Save(Path.Combine(folder.Path, name + ".onnx"));
        OnnxChecker.Run(folder.Path);
    }

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public void Numbers_are_ours(string name)
    {
        using TemporaryFolder folder = new();
        NetworkExport network = ExportedNetworks.All[name];
        string path = Path.Combine(folder.Path, name + ".onnx");
        network.Save(path);
        string[] results = network.Results;
        int[] batches = [1, 3];
        EngineRun[] runs = [.. batches.Select(batch => Run(path, network, batch))];
        float[][]?[] theirs = OnnxRuntime.Run(folder.Path, runs, out string log);
        Assert.All(theirs, result => Assert.True(result is not null, log));

        for (int i = 0; i < batches.Length; i++)
        {
            float[][] ours = network.Forward(network.Input(batches[i]), batches[i]);
            Assert.Equal(results.Length, ours.Length);
            double[] differences = [.. ours.Select((result, k) => Difference.Of(result, theirs[i]![k]))];
            string listed = string.Join(", ", differences.Select((difference, k) => $"{results[k]} {difference:E1}"));
            output.WriteLine($"{name} × {batches[i]}: {listed}");
            Assert.All(differences, difference => Assert.InRange(difference, 0, Difference.OfNetworks));
        }

        if (Environment.GetEnvironmentVariable(GoldenFile.Variable) == "1" && ExportedNetworks.Golden.Contains(name))
        {
            lock (ExportedNetworks.Golden)
            {
                IEnumerable<GoldenLine> others = GoldenFile.Read("networks.jsonl").Values.Where(line => line.Name != name);
                GoldenFile.Write("networks.jsonl", [.. others, GoldenFile.Line(name, network.Export().Model, theirs[0]!)]);
            }
        }
    }

    [Theory(Explicit = true)]
    [InlineData(18)]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(22)]
    public void Every_operator_set_gives_the_same_numbers(int opset)
    {
        using TemporaryFolder folder = new();
        NetworkExport network = ExportedNetworks.All[nameof(EveryKind)];
        string path = Path.Combine(folder.Path, "net.onnx");
        EveryKind.CreateRandom(1).ExportOnnx(path, new OnnxOptions { Opset = opset });
        string old = Path.Combine(folder.Path, "old.onnx");
        EveryKind.CreateRandom(1).ExportOnnx(old);
        EngineRun[] runs = [Run(path, network, batch: 1), Run(old, network, batch: 1)];

        float[][]?[] results = OnnxRuntime.Run(folder.Path, runs, out string log);

        Assert.True(results[0] is not null, log);
        Assert.Equal(results[1], results[0]);
    }

    private static EngineRun Run(string path, NetworkExport network, int batch) =>
        new(path, [("input", [batch, .. network.Dimensions], network.Input(batch))], network.Results);
}
