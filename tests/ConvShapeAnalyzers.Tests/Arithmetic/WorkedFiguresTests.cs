using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Tests.Arithmetic;

/// <summary>Figures worked by hand in lectures and textbooks of the field.</summary>
public class WorkedFiguresTests
{
    [Fact]
    public void A_3x3_kernel_on_5x5_gives_3x3() => Assert.Equal(3, new WindowAxis(3).OutputSize(5));

    [Fact]
    public void A_3x3_kernel_on_7x7_at_stride_2_gives_3x3()
    {
        WindowAxis axis = new(3, Stride: 2);
        Assert.Equal(3, axis.OutputSize(7));
        Assert.Equal(0, axis.Remainder(7));
    }

    [Fact]
    public void A_3x3_kernel_on_7x7_does_not_fit_evenly_at_stride_3()
    {
        WindowAxis axis = new(3, Stride: 3);
        Assert.Equal(2, axis.OutputSize(7));
        Assert.Equal(1, axis.Remainder(7));
        Assert.Equal(1, axis.LostAtEnd(7));
    }

    [Fact]
    public void A_3x3_kernel_on_6x7_at_stride_2_gives_2x3() =>
        Assert.Equal(new MapShape(1, 2, 3), Convolve(new MapShape(1, 6, 7), k: 3, filters: 1, s: 2).Output);

    [Fact]
    public void A_3x3_kernel_on_28x28_padded_by_1_at_stride_2_gives_14x14() =>
        Assert.Equal(14, new WindowAxis(3, 2, 1, PaddingStart: 1, PaddingEnd: 1).OutputSize(28));

    [Fact]
    public void Ten_5x5_filters_on_32x32x3_padded_by_2_keep_the_size_and_have_760_parameters()
    {
        LayerInfo layer = Convolve(new MapShape(3, 32, 32), k: 5, filters: 10, p: 2);
        Assert.Equal(new MapShape(10, 32, 32), layer.Output);
        Assert.Equal(760, layer.Parameters);
    }

    [Fact]
    public void Six_5x5_filters_on_32x32x3_give_28x28x6() =>
        Assert.Equal(new MapShape(6, 28, 28), Convolve(new MapShape(3, 32, 32), k: 5, filters: 6).Output);

    [Fact]
    public void A_hundred_3x3_filters_on_228x228x3_take_19_point_5_MiB_per_image_and_1_point_9_GiB_per_batch_of_100()
    {
        MapShape output = Convolve(new MapShape(3, 228, 228), k: 3, filters: 100).Output;
        Assert.Equal(new MapShape(100, 226, 226), output);
        Assert.Equal("19.5 MiB", LayerText.Bytes(output.Bytes));
        Assert.Equal("1.9 GiB", LayerText.Bytes(output.BytesPerBatch(100)));
    }

    [Fact]
    public void The_first_layer_of_ResNet_has_a_remainder_of_1_that_is_padding()
    {
        WindowAxis axis = new(7, 2, 1, PaddingStart: 3, PaddingEnd: 3);
        Assert.Equal(112, axis.OutputSize(224));
        Assert.Equal(1, axis.Remainder(224));
        Assert.Equal(0, axis.LostAtEnd(224));
    }

    private static LayerInfo Convolve(MapShape input, int k, int filters, int s = 1, int p = 0)
    {
        WindowAxis axis = new(k, s, 1, p, p);
        ConvolutionSpec spec = new("conv1", new WindowSpec(axis, axis), Groups: 1, filters, InChannels: null, Bias: true);
        return Network.Sequence(input, [spec]).Infer().Layers[0];
    }
}
