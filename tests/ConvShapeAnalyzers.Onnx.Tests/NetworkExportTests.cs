using ConvShape.Architecture;
using Networks;

namespace ConvShape.Onnx.Tests;

/// <summary>Whole networks, exported by the public way.</summary>
public sealed class NetworkExportTests
{
    public static TheoryData<string> Names => [.. ExportedNetworks.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Graph_is_sound(string name) => GraphChecks.All(ExportedNetworks.All[name].Export());

    [Fact]
    public void Every_sample_is_exported() =>
        Assert.Superset(Catalogue.Entries.Select(entry => entry.Name).ToHashSet(), ExportedNetworks.All.Keys.ToHashSet());

    [Fact]
    public void Every_kind_is_exported() =>
        Assert.Equal(Enum.GetValues<LayerKind>().Order(), EveryKind.Layers.Select(layer => layer.Kind).Distinct().Order());
}
