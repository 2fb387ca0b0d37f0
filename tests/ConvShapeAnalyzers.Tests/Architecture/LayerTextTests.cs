using ConvShape.Architecture;
using ConvShape.Arithmetic;
using static ConvShape.Tests.Architecture.Nets;

namespace ConvShape.Tests.Architecture;

public class LayerTextTests
{
    [Fact]
    public void A_convolution_tells_shapes_window_cost_and_receptive_field() => Assert.Equal(
        "conv2: 6×14×14 → 16×10×10 · k5 s1 p0 · 2,416 parameters · 240,000 MACs · receptive field 14×14",
        Nets.LeNet5.Infer().Layers[3].ToString());

    [Fact]
    public void A_layer_without_weights_tells_no_cost()
    {
        Assert.Equal("pool1: 6×28×28 → 6×14×14 · k2 s2 p0 · receptive field 6×6", Nets.LeNet5.Infer().Layers[2].ToString());
        Assert.Equal("flatten1: 16×5×5 → 400 · receptive field 32×32", Nets.LeNet5.Infer().Layers[6].ToString());
    }

    [Fact]
    public void Axes_that_differ_are_told_apart_in_the_order_of_the_attributes() => Assert.Equal(
        "k3×5 s1×2 p1×0 d2×1", Window(new WindowAxis(3, 1, 2, 1, 1), new WindowAxis(5, 2)));

    [Fact]
    public void Padding_of_four_sides_reads_top_left_bottom_right() => Assert.Equal(
        "k3 s1 p(0,1,2,3)", Window(new WindowAxis(3, 1, 1, 0, 2), new WindowAxis(3, 1, 1, 1, 3)));

    [Fact]
    public void Groups_and_ceil_mode_stand_last()
    {
        LayerInfo grouped = Infer(Conv("conv1", 8, k: 3, d: 2, g: 4));
        Assert.Equal("k3 s1 p0 d2 g4", LayerText.Window(grouped));
        Assert.Equal("k3 s2 p0 ceil", Window(new WindowAxis(3, 2, CeilMode: true), new WindowAxis(3, 2, CeilMode: true)));
    }

    [Fact]
    public void A_large_convolution_counts_in_thousands() => Assert.Equal(
        "conv1: 8×20×20 → 1024×18×18 · k3 s1 p0 · 74,752 parameters · 23,887,872 MACs · receptive field 3×3", Infer(Conv("conv1", 1024, k: 3)).ToString());

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1023, "1023 bytes")]
    [InlineData(1024, "1.0 KiB")]
    [InlineData(1_048_000, "1023.4 KiB")]
    [InlineData(1_048_575, "1.0 MiB")]
    [InlineData(246_824, "241.0 KiB")]
    [InlineData(long.MaxValue, "8.0 EiB")]
    public void Bytes_are_told_in_the_largest_unit_they_fill(long bytes, string text) => Assert.Equal(text, LayerText.Bytes(bytes));

    private static string Window(WindowAxis rows, WindowAxis columns) =>
        LayerText.Window(Infer(new PoolSpec("pool1", LayerKind.AveragePool, new WindowSpec(rows, columns))));

    private static LayerInfo Infer(LayerSpec spec) => Network.Sequence(new MapShape(8, 20, 20), [spec]).Infer().Layers[0];
}
