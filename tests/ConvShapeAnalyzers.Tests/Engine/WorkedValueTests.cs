using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>Cases worked by hand: the reference and the operator both give what a textbook prints.</summary>
public sealed class WorkedValueTests
{
    [Fact]
    public void A_vertical_edge_filter() => AssertGives(
        LayerCase.Convolution(new MapShape(1, 5, 5), 1, LayerCase.Axis(3), bias: false),
        [6, -9, -8, -3, -2, -3, -3, 0, -2],
        [7, 2, 3, 3, 8, 4, 5, 3, 8, 4, 3, 3, 2, 8, 4, 2, 8, 7, 2, 7, 5, 4, 4, 5, 4],
        [1, 0, -1, 1, 0, -1, 1, 0, -1]);

    [Fact]
    public void Max_pooling_of_two_by_two() => AssertGives(
        LayerCase.Pool(LayerKind.MaxPool, new MapShape(1, 4, 4), LayerCase.Axis(2, s: 2)),
        [5, 3, 7, 4],
        [3, 1, 1, 3, 2, 5, 0, 2, 1, 4, 2, 1, 4, 7, 2, 4]);

    /// <summary>As an array, the padded map would be too long by half.</summary>
    [Fact]
    public void A_pool_has_no_padding_in_memory()
    {
        float[] values = [.. Enumerable.Range(1, 64).Select(value => (float)value)];
        WindowAxis window = LayerCase.Axis(60_001, p: 30_000);
        LayerInfo max = LayerCase.Pool(LayerKind.MaxPool, new MapShape(1, 8, 8), window), mean = LayerCase.Pool(LayerKind.AveragePool, max.Input, window);
        Assert.Equal(Enumerable.Repeat(64f, 64), LayerCase.RunOperator(max, [], [], values));
        Assert.Equal(Enumerable.Repeat(32.5f, 64), LayerCase.RunOperator(mean, [], [], values));
    }

    /// <summary>Of 80,000×80,000 values that the taps reach, the padding leaves four.</summary>
    [Fact]
    public void A_transposed_convolution_makes_no_value_that_its_padding_cuts_off()
    {
        LayerInfo layer = LayerCase.Transposed(new MapShape(1, 8, 8), 1, new WindowAxis(2, 10_000, 9_999, 39_999, 39_999), new WindowAxis(2, 10_000, 9_999, 39_999, 39_999), bias: false);
        Assert.Equal(new MapShape(1, 2, 2), layer.Output);
        float[] values = [.. Enumerable.Range(0, 64).Select(value => (float)value)];

        // Rows and columns 39,999 and 40,000: the second tap of the value 3 ends at 39,999, the first of the value 4 is at 40,000.
        Assert.Equal([1000 * values[3 * 8 + 3], 100 * values[3 * 8 + 4], 10 * values[4 * 8 + 3], values[4 * 8 + 4]], LayerCase.RunOperator(layer, [1, 10, 100, 1000], [], values));
    }

    [Fact]
    public void Padding_is_zero_and_a_bias_is_added() => AssertGives(
        LayerCase.Convolution(new MapShape(1, 2, 2), 1, LayerCase.Axis(3, p: 1)),
        [20, 20, 20, 20],
        [1, 2, 3, 4],
        [1, 1, 1, 1, 1, 1, 1, 1, 1],
        [10]);

    [Fact]
    public void Padding_of_one_side_only() => AssertGives(
        LayerCase.Convolution(new MapShape(1, 1, 3), 1, new WindowAxis(1), new WindowAxis(2, PaddingStart: 1), bias: false),
        [10, 21, 32],
        [1, 2, 3],
        [1, 10]);

    [Fact]
    public void A_dilated_strided_rectangle() => AssertGives(
        LayerCase.Convolution(new MapShape(1, 2, 5), 1, new WindowAxis(2), new WindowAxis(2, Stride: 2, Dilation: 2), bias: false),
        [1 + 30 + 600 + 8000, 3 + 50 + 800 + 10000],
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        [1, 10, 100, 1000]);

    [Fact]
    public void Groups_see_their_own_channels_only() => AssertGives(
        LayerCase.Convolution(new MapShape(4, 1, 1), 2, LayerCase.Axis(1), groups: 2, bias: false),
        [21, 43],
        [1, 2, 3, 4],
        [1, 10, 1, 10]);

    [Fact]
    public void A_linear_layer() => AssertGives(
        LayerCase.Linear(3, 2), [123.5f, 320], [1, 2, 3], [100, 10, 1, 1, 10, 100], [0.5f, -1]);

    [Theory]
    [InlineData(false, new float[] { 1, 2.5f, 4 })]
    [InlineData(true, new float[] { 0.5f, 2.5f, 4 })]
    public void Average_pooling_divides_by_what_it_counts(bool countIncludePad, float[] expected) => AssertGives(
        LayerCase.Pool(
            LayerKind.AveragePool, new MapShape(1, 1, 4), new WindowAxis(1),
            new WindowAxis(2, Stride: 2, PaddingStart: 1, CeilMode: true), countIncludePad),
        expected,
        [1, 2, 3, 4]);

    [Fact]
    public void Softmax_of_a_vector_and_of_every_position()
    {
        float third = (float)(1 / (1 + Math.Exp(1))), rest = (float)(1 / (1 + Math.Exp(-1)));
        AssertGives(LayerCase.Elementwise(LayerKind.Softmax, new MapShape(2)), [third, rest], [1000, 1001], tolerance: 1e-6f);
        AssertGives(
            LayerCase.Elementwise(LayerKind.Softmax, new MapShape(2, 1, 2)), [0.5f, third, 0.5f, rest], [3, 0, 3, 1], tolerance: 1e-6f);
    }

    [Fact]
    public void Global_pools()
    {
        float[] input = [1, 2, 3, 6, -4, -3, -2, -1];
        MapShape map = new(2, 2, 2);
        AssertGives(LayerCase.GlobalPool(LayerKind.GlobalAveragePool, map), [3, -2.5f], input);
        AssertGives(LayerCase.GlobalPool(LayerKind.GlobalMaxPool, map), [6, -1], input);
    }

    /// <summary>Numbers of PyTorch's lp_pool2d: where the last window hangs over the map it counts as if it were full.</summary>
    [Theory]
    [InlineData(false, new[] { 2.236068f, 5 })]
    [InlineData(true, new[] { 2.236068f, 5, 7.0710678f })]
    public void L2_pooling(bool ceil, float[] expected) => AssertGives(
        LayerCase.Pool(LayerKind.L2Pool, new MapShape(1, 1, 5), new WindowAxis(1), new WindowAxis(2, Stride: 2, CeilMode: ceil)),
        expected, [1, 2, 3, 4, 5], tolerance: 1e-6f);

    [Fact]
    public void Min_pooling() => AssertGives(
        LayerCase.Pool(LayerKind.MinPool, new MapShape(1, 2, 4), LayerCase.Axis(2, s: 2)), [1, 0], [3, 1, 1, 3, 2, 5, 0, 2]);

    [Fact]
    public void Adaptive_parts_overlap() => AssertGives(
        LayerCase.AdaptivePool(new MapShape(1, 1, 5), 1, 3), [1.5f, 3, 4.5f], [1, 2, 3, 4, 5]);

    [Fact]
    public void A_transposed_convolution_spreads_every_value() => AssertGives(
        LayerCase.Transposed(new MapShape(1, 1, 3), 1, new WindowAxis(1), new WindowAxis(3, Stride: 2), bias: false),
        [1, 10, 102, 20, 203, 30, 300], [1, 2, 3], [1, 10, 100]);

    [Fact]
    public void A_batch_norm()
    {
        LayerInfo norm = LayerCase.Elementwise(LayerKind.BatchNorm, new MapShape(2, 1, 2)) with { Epsilon = 3 };
        LayerTensors tensors = new(new float[] { 1, 10 }, new float[] { 0, 100 }, new float[] { 5, 1 }, new float[] { 1, 13 });
        Assert.Equal([-2, 0.5f, 97.5f, 110], LayerCase.RunOperator(norm, tensors, [[1, 6, 0, 5]]));
        Assert.Equal([-2, 0.5f, 97.5f, 110], LayerCase.RunReference(norm, tensors, [[1, 6, 0, 5]]));
    }

    [Fact]
    public void Squeeze_and_excitation()
    {
        LayerInfo multiply = LayerCase.Merge(LayerKind.Multiply, new MapShape(2, 1, 3), new MapShape(2));
        Assert.Equal([10, 20, 30, 400, 500, 600], LayerCase.RunOperator(multiply, default, [[1, 2, 3, 4, 5, 6], [10, 100]]));
    }

    /// <summary>Numbers of PyTorch's interpolate.</summary>
    [Theory]
    [InlineData(Interpolation.Nearest, new float[] { 0, 0, 0, 3, 3, 3 })]
    [InlineData(Interpolation.Bilinear, new float[] { 0, 0, 1, 2, 3, 3 })]
    [InlineData(Interpolation.BilinearCorners, new[] { 0, 0.6f, 1.2f, 1.8f, 2.4f, 3 })]
    public void Upsampling_by_three(Interpolation interpolation, float[] expected) =>
        AssertGives(LayerCase.Upsample(new MapShape(1, 1, 2), 1, 3, interpolation), expected, [0, 3], tolerance: 1e-6f);

    private static void AssertGives(
        LayerInfo layer, float[] expected, float[] input, float[]? weight = null, float[]? bias = null, float tolerance = 0)
    {
        float[] reference = LayerCase.RunReference(layer, weight ?? [], bias ?? [], input);
        float[] actual = LayerCase.RunOperator(layer, weight ?? [], bias ?? [], input);
        Assert.Equal(expected.Length, reference.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], reference[i], tolerance);
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
