using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>Weights that take more room once packed than they have in a file: no kernel may be chosen whose weights fit no memory.</summary>
public sealed class PackedWeightsTests
{
    /// <summary>36 products for nine weights: of 8192 channels and filters 2.4 thousand million, which is more than an array holds.</summary>
    [Theory]
    [InlineData(4096, 4096, 56, 4)]
    [InlineData(8192, 8192, 56, 2)]
    [InlineData(12288, 12288, 56, 1)]
    public void A_form_whose_weights_fit_no_memory_is_not_chosen(int channels, int filters, int size, int outputs)
    {
        LayerInfo layer = LayerCase.Convolution(new MapShape(channels, size, size), filters, LayerCase.Axis(3, p: 1));
        Assert.Equal(outputs, WinogradChoice.Outputs(LayerCase.Spec(layer, default)));
    }

    [Fact]
    public void Weights_that_fit_no_memory_in_any_form_are_refused_by_name()
    {
        // One filter takes the room of sixteen.
        LayerInfo deep = LayerCase.Convolution(new MapShape(150_000_000, 1, 1), 1, LayerCase.Axis(1)) with { Name = "deep" };
        FilterTap[] taps = [new(0, 0, 0, 0)];
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => new FilterBlocks(MapLayout.Blocked(deep.Input), taps, new FilterWeights(deep, default), block: 0, blocks: 1, tileBlocks: 1));
        Assert.StartsWith("deep: its weights take 2400000000 floats once packed", refused.Message, StringComparison.Ordinal);
    }
}
