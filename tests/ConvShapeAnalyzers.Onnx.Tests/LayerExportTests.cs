using ConvShape.Architecture;
using ConvShape.Tests.Conformance;

namespace ConvShape.Onnx.Tests;

/// <summary>Every layer that PyTorch ran, exported alone.</summary>
public sealed class LayerExportTests
{
    public static TheoryData<LayerKind> Kinds => [.. Enum.GetValues<LayerKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Graph_is_sound(LayerKind kind)
    {
        ConformanceCase[] cases = [.. ConformanceCase.Of(kind)];
        Assert.NotEmpty(cases);
        Assert.All(cases, sample => GraphChecks.All(Exported.Of(sample)));
    }
}
