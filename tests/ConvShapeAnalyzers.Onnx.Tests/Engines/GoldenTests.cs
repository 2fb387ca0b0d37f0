using ConvShape.Architecture;

namespace ConvShape.Onnx.Tests.Engines;

/// <summary>The graphs are those that ONNX Runtime ran, and what it gave agrees.</summary>
public sealed class GoldenTests
{
    private const string Advice =
        "the graph is not the one that ONNX Runtime ran: run the tests of this folder with -explicit only and CONVSHAPE_WRITE_GOLDEN=1";

    public static TheoryData<LayerKind> Kinds => [.. Enum.GetValues<LayerKind>()];

    public static TheoryData<string> Networks => [.. ExportedNetworks.Golden];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Layer_gives_PyTorchs_numbers(LayerKind kind)
    {
        IReadOnlyDictionary<string, GoldenLine> golden = GoldenFile.Read("layers.jsonl");
        Assert.All(EngineCases.All().Where(sample => sample.Layer.Kind == kind), sample =>
        {
            GoldenLine line = golden[sample.Layer.Name];
            Assert.True(GoldenFile.Hash(Exported.Of(sample).Model) == line.Graph, Advice);
            double difference = Difference.Of(GoldenFile.Pick(sample.Expected), line.Picked(0), Difference.Largest(sample.Expected));
            Assert.InRange(difference, 0, Difference.Tolerance(sample));
        });
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Network_gives_our_numbers(string name)
    {
        NetworkExport network = ExportedNetworks.All[name];
        GoldenLine line = GoldenFile.Read("networks.jsonl")[name];
        Assert.True(GoldenFile.Hash(network.Export().Model) == line.Graph, Advice);
        float[][] results = network.Forward(network.Input(1), 1);
        Assert.Equal(results.Length, line.Values.Length);
        Assert.All(results, (result, i) =>
            Assert.InRange(Difference.Of(GoldenFile.Pick(result), line.Picked(i), Difference.Largest(result)), 0, Difference.OfNetworks));
    }
}
