using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>NaN, ±∞ and denormals, as PyTorch treats them; −0 as well, where a layer runs on its own.</summary>
public sealed class SpecialValueTests
{
    [Fact]
    public void Special_inputs_reach_the_outputs_that_see_them_and_no_others()
    {
        RandomLayers layers = new(seed: 5);
        for (int i = 0; i < 700; i++)
        {
            LayerInfo layer = layers.Layer();
            float[][] inputs = LayerCase.Inputs(layer, batch: 1, i);
            Random random = new(i);
            float[] special = [float.NaN, float.PositiveInfinity, float.NegativeInfinity];
            for (int times = random.Next(1, 4); times > 0; times--)
            {
                float[] input = inputs[random.Next(inputs.Length)];
                input[random.Next(input.Length)] = special[random.Next(special.Length)];
            }

            AssertMatches(layer, inputs, seed: i);
        }
    }

    /// <summary>Groups of so few filters that a block of sixteen holds several.</summary>
    [Theory]
    [InlineData(4, 4)]
    [InlineData(2, 6)]
    [InlineData(20, 5)]
    public void Special_inputs_of_one_group_reach_no_output_of_another(int channelsPerGroup, int filtersPerGroup)
    {
        LayerInfo layer = LayerCase.Convolution(new MapShape(4 * channelsPerGroup, 5, 5), 4 * filtersPerGroup, LayerCase.Axis(3, p: 1), groups: 4);
        LayerInfo transposed = LayerCase.Transposed(layer.Input, layer.Output.Channels, LayerCase.Axis(3, p: 1), LayerCase.Axis(3, p: 1), groups: 4);
        foreach (LayerInfo of in (LayerInfo[])[layer, transposed])
        {
            float[][] inputs = LayerCase.Inputs(of, batch: 1, 1);
            inputs[0][12] = float.NaN;
            AssertMatches(of, inputs, seed: 1);
        }
    }

    [Fact]
    public void Denormals_are_not_flushed()
    {
        RandomLayers layers = new(seed: 6);
        for (int i = 0; i < 500; i++)
        {
            LayerInfo layer = layers.Layer() with { HasBias = false };
            float[][] inputs = LayerCase.Inputs(layer, batch: 1, i);
            inputs[0] = inputs[0].Select(value => value * float.Epsilon).ToArray();

            // The squares of denormals are 0 in float32; a mean swallows them, in double too; an interpolation rounds them twice.
            if (layer.Kind is not (LayerKind.L2Pool or LayerKind.BatchNorm) && layer.Interpolation == Interpolation.Nearest)
            {
                AssertMatches(layer, inputs, seed: i);
            }
        }
    }

    /// <summary>On its own: on the sums of a convolution, the processor's maximum decides about the sign of zero.</summary>
    [Fact]
    public void Relu_keeps_nan_and_the_sign_of_zero()
    {
        float[] values = [-0f, 0f, -1f, -1e-40f, 1e-40f, float.NaN, float.NegativeInfinity, float.PositiveInfinity, 3, -3, float.Epsilon];
        float[] expected = [-0f, 0f, 0f, 0f, 1e-40f, float.NaN, 0f, float.PositiveInfinity, 3, 0, float.Epsilon];
        LayerInfo relu = LayerCase.Elementwise(LayerKind.Relu, new MapShape(values.Length));
        LayerCase.AssertSameBits(expected, LayerCase.RunOperator(relu, [], [], values), "relu");
        LayerCase.AssertSameBits(expected, LayerCase.RunReference(relu, [], [], values), "reference relu");
    }

    [Fact]
    public void Of_equal_zeros_a_maximum_is_the_first()
    {
        LayerInfo pool = LayerCase.Pool(LayerKind.MaxPool, new MapShape(1, 2, 4), LayerCase.Axis(2, s: 2));
        float[] input = [0f, -0f, -0f, 0f, -0f, 0f, 0f, 0f];
        LayerCase.AssertSameBits([0f, -0f], LayerCase.RunOperator(pool, [], [], input), "max pool");
    }

    [Fact]
    public void Padding_is_never_the_maximum()
    {
        LayerInfo pool = LayerCase.Pool(LayerKind.MaxPool, new MapShape(1, 3, 3), LayerCase.Axis(3, s: 1, p: 1));
        LayerCase.AssertSameBits(
            Enumerable.Repeat(-5f, 9).ToArray(), LayerCase.RunOperator(pool, [], [], Enumerable.Repeat(-5f, 9).ToArray()), "max pool");
    }

    [Fact]
    public void A_window_of_padding_alone_gives_minus_infinity_or_zero()
    {
        WindowAxis window = new(2, Dilation: 3, PaddingStart: 2, PaddingEnd: 2);
        MapShape pixel = new(1, 1, 1);
        LayerInfo max = LayerCase.Pool(LayerKind.MaxPool, pixel, window), mean = LayerCase.Pool(LayerKind.AveragePool, pixel, window);
        LayerCase.AssertSameBits(
            Enumerable.Repeat(float.NegativeInfinity, 4).ToArray(), LayerCase.RunOperator(max, [], [], [7]), "max pool");
        LayerCase.AssertSameBits(new float[4], LayerCase.RunOperator(mean, [], [], [7]), "average pool");
    }

    [Theory]
    [InlineData(new[] { float.PositiveInfinity, 1, 2 }, new[] { float.NaN, float.NaN, float.NaN })]
    [InlineData(new[] { float.NegativeInfinity, 1, float.NegativeInfinity }, new[] { 0f, 1, 0 })]
    [InlineData(new[] { float.NegativeInfinity, float.NegativeInfinity }, new[] { float.NaN, float.NaN })]
    [InlineData(new[] { float.NaN, 1 }, new[] { float.NaN, float.NaN })]
    [InlineData(new[] { float.MaxValue, float.MinValue }, new[] { 1f, 0 })]
    public void Softmax(float[] values, float[] expected)
    {
        LayerInfo vector = LayerCase.Elementwise(LayerKind.Softmax, new MapShape(values.Length));
        LayerCase.AssertSameBits(expected, LayerCase.RunOperator(vector, [], [], values), "softmax");
        LayerCase.AssertSameBits(expected, LayerCase.RunReference(vector, [], [], values), "reference softmax");

        // On a map of eleven positions, full vectors and the rest.
        LayerInfo map = LayerCase.Elementwise(LayerKind.Softmax, new MapShape(values.Length, 1, 11));
        float[] Spread(float[] column) => column.SelectMany(value => Enumerable.Repeat(value, 11)).ToArray();
        LayerCase.AssertSameBits(Spread(expected), LayerCase.RunOperator(map, [], [], Spread(values)), "softmax of a map");
    }

    private static void AssertMatches(LayerInfo layer, float[][] inputs, int seed)
    {
        LayerTensors tensors = LayerCase.Tensors(layer, seed);
        LayerKind? activation = seed % 2 == 0 ? LayerKind.Relu : null;
        LayerCase.AssertSameBits(
            LayerCase.RunReference(layer, tensors, inputs, 1, activation),
            LayerCase.RunOperator(layer, tensors, inputs, 1, activation),
            LayerCase.Describe(layer, 1));
    }
}
