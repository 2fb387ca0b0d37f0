using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>Weights that take more room once packed than they have in a file.</summary>
public sealed class PackedWeightsTests
{
    [Fact]
    public void Weights_that_fit_no_memory_are_refused_by_name()
    {
        // One filter takes the room of sixteen.
        LayerInfo deep = LayerCase.Convolution(new MapShape(150_000_000, 1, 1), 1, LayerCase.Axis(1)) with { Name = "deep" };
        FilterTap[] taps = [new(0, 0, 0, 0)];
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => new FilterBlocks(MapLayout.Blocked(deep.Input), taps, new FilterWeights(deep, default), block: 0, blocks: 1, tileBlocks: 1));
        Assert.StartsWith("deep: its weights take 2400000000 floats once packed", refused.Message, StringComparison.Ordinal);
    }
}
