using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>Functions of one value: how near they come, what they make of special values, and that they run behind every operator.</summary>
public sealed class ActivationTests
{
    private const float Infinity = float.PositiveInfinity;

    public static TheoryData<LayerKind> Activations => [.. Enum.GetValues<LayerKind>().Where(kind => kind.IsActivation())];

    public static MatrixTheoryData<LayerKind, LayerKind> Fusions =>
        new(Enum.GetValues<LayerKind>().Where(kind => !kind.IsIdentity()), Enum.GetValues<LayerKind>().Where(kind => kind.IsActivation()));

    /// <summary>Against the formula in double, in units of the result's last place.</summary>
    [Theory]
    [InlineData(LayerKind.Relu, 0)]
    [InlineData(LayerKind.Relu6, 0)]
    [InlineData(LayerKind.LeakyRelu, 0)]
    [InlineData(LayerKind.HardSigmoid, 1)]
    [InlineData(LayerKind.HardSwish, 2)]
    [InlineData(LayerKind.Sigmoid, 3)]
    [InlineData(LayerKind.Tanh, 2)]
    [InlineData(LayerKind.Silu, 3)]
    [InlineData(LayerKind.Gelu, 5)]
    public void Functions_come_within_a_few_last_places(LayerKind kind, int lastPlaces)
    {
        // From the smallest normal numbers to beyond every saturation, both signs.
        Random random = new(3);
        float[] values = [.. Enumerable.Range(0, 50_000).Select(i => (i % 2 == 0 ? 1 : -1) * MathF.Exp(random.NextSingle() * 90 - 86)).Where(x => MathF.Abs(x) < 80)];
        LayerInfo layer = LayerCase.Elementwise(kind, new MapShape(values.Length));
        float[] expected = LayerCase.RunReference(layer, [], [], values), actual = LayerCase.RunOperator(layer, [], [], values);
        for (int i = 0; i < values.Length; i++)
        {
            if (MathF.Abs(expected[i]) < 1e-37f && expected[i] != 0)
            {
                // Below the normal numbers last places mean nothing.
                continue;
            }

            float lastPlace = MathF.BitIncrement(MathF.Abs(expected[i])) - MathF.Abs(expected[i]);
            Assert.True(
                Math.Abs((double)expected[i] - actual[i]) <= (double)lastPlaces * lastPlace,
                FormattableString.Invariant($"{kind}({values[i]:R}) is {actual[i]:R}, not {expected[i]:R}"));
        }
    }

    /// <summary>What PyTorch 1.13 gives. It drops the sign of GELU's −0, the later ones keep it.</summary>
    [Theory]
    [InlineData(LayerKind.Relu, new[] { -0f, 0, float.NaN, Infinity, 0, 0 })]
    [InlineData(LayerKind.Relu6, new[] { -0f, 0, float.NaN, 6, 0, 0 })]
    [InlineData(LayerKind.LeakyRelu, new[] { -0f, 0, float.NaN, Infinity, -Infinity, -25 })]
    [InlineData(LayerKind.Sigmoid, new[] { 0.5f, 0.5f, float.NaN, 1, 0, 0 })]
    [InlineData(LayerKind.Tanh, new[] { -0f, 0, float.NaN, 1, -1, -1 })]
    [InlineData(LayerKind.Silu, new[] { -0f, 0, float.NaN, Infinity, float.NaN, -0f })]
    [InlineData(LayerKind.HardSwish, new[] { -0f, 0, float.NaN, Infinity, float.NaN, -0f })]
    [InlineData(LayerKind.HardSigmoid, new[] { 0.5f, 0.5f, float.NaN, 1, 0, 0 })]
    [InlineData(LayerKind.Gelu, new[] { -0f, 0, float.NaN, Infinity, float.NaN, -0f })]
    public void Special_values(LayerKind kind, float[] expected)
    {
        LayerInfo layer = LayerCase.Elementwise(kind, new MapShape(6));
        LayerCase.AssertSameBits(expected, LayerCase.RunOperator(layer, [], [], [-0f, 0, float.NaN, Infinity, -Infinity, -100]), kind.ToString());
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void A_value_gives_the_same_bits_wherever_it_lies(LayerKind kind)
    {
        float[] values = [.. LayerCase.Integers(40, seed: 4).Select(value => value / 3)];
        float[] together = LayerCase.RunOperator(LayerCase.Elementwise(kind, new MapShape(40)), [], [], values);
        LayerInfo one = LayerCase.Elementwise(kind, new MapShape(1));
        LayerCase.AssertSameBits([.. values.SelectMany(value => LayerCase.RunOperator(one, [], [], [value]))], together, kind.ToString());
    }

    [Theory]
    [MemberData(nameof(Fusions))]
    public void Every_activation_runs_behind_every_operator(LayerKind kind, LayerKind activation)
    {
        const int Batch = 3;
        LayerInfo layer = OperatorContractTests.Layer(kind);
        LayerTensors tensors = LayerCase.Tensors(layer, 1);
        float[][] inputs = [.. LayerCase.Inputs(layer, Batch, 2).Select(input => input.Select(value => value / 4).ToArray())];
        float[] plain = LayerCase.RunOperator(layer, tensors, inputs, Batch);
        float[] after = LayerCase.RunOperator(LayerCase.Elementwise(activation, layer.Output), [], [], plain, Batch);
        LayerCase.AssertSameBits(after, LayerCase.RunOperator(layer, tensors, inputs, Batch, activation), $"{activation} behind {kind}");
    }
}
