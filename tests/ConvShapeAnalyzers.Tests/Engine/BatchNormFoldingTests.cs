using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>A layer with a batch normalisation folded into it gives what the two give one behind the other.</summary>
public sealed class BatchNormFoldingTests
{
    [Fact]
    public void Folded_layers_give_the_bits_of_both_where_all_is_exact()
    {
        RandomLayers layers = new(seed: 11);
        for (int i = 0; i < 150; i++)
        {
            LayerInfo layer = layers.Layer(LayerKind.Convolution + i % 2), norm = LayerCase.Elementwise(LayerKind.BatchNorm, layer.Output);
            AssertFolds(layer, LayerCase.Tensors(layer, i), norm, LayerCase.Tensors(norm, i + 5), tolerance: 0);
        }

        LayerInfo linear = LayerCase.Linear(21, 10), after = LayerCase.Elementwise(LayerKind.BatchNorm, linear.Output);
        AssertFolds(linear, LayerCase.Tensors(linear, 1), after, LayerCase.Tensors(after, 2), tolerance: 0);
    }

    [Theory]
    [InlineData(LayerKind.Convolution)]
    [InlineData(LayerKind.TransposedConvolution)]
    [InlineData(LayerKind.Linear)]
    public void Folded_layers_give_what_both_give_within_rounding(LayerKind kind)
    {
        RandomLayers layers = new(seed: 12);
        Random random = new(13);
        float[] Fractions(float[] like) => [.. like.Select(_ => random.NextSingle() + 0.1f)];
        LayerTensors Random(LayerTensors like) => new(
            Fractions(like.Weight.ToArray()), Fractions(like.Bias.ToArray()), Fractions(like.Mean.ToArray()), Fractions(like.Variance.ToArray()));
        for (int i = 0; i < 30; i++)
        {
            LayerInfo layer = layers.Layer(kind), norm = LayerCase.Elementwise(LayerKind.BatchNorm, layer.Output) with { Epsilon = 1e-5 };
            AssertFolds(layer, Random(LayerCase.Tensors(layer, i)), norm, Random(LayerCase.Tensors(norm, i)), tolerance: 3e-6f);
        }
    }

    [Fact]
    public void What_cannot_be_folded_is_refused()
    {
        LayerInfo conv = OperatorContractTests.Layer(LayerKind.Convolution), pool = OperatorContractTests.Layer(LayerKind.MaxPool);
        LayerInfo norm = LayerCase.Elementwise(LayerKind.BatchNorm, conv.Output), other = LayerCase.Elementwise(LayerKind.BatchNorm, conv.Input);
        LayerTensors tensors = LayerCase.Tensors(conv, 1), statistics = LayerCase.Tensors(norm, 1);
        Assert.Equal(
            [LayerKind.Convolution, LayerKind.TransposedConvolution, LayerKind.Linear],
            Enum.GetValues<LayerKind>().Where(kind => kind.TakesBatchNorm()));
        Assert.Throws<ArgumentException>(() => BatchNormFolding.Fold(pool, default, other, LayerCase.Tensors(other, 1)));
        Assert.Throws<ArgumentException>(() => BatchNormFolding.Fold(conv, tensors, other, LayerCase.Tensors(other, 1)));
        Assert.Throws<ArgumentException>(() => BatchNormFolding.Fold(conv, tensors, conv, tensors));
        Assert.Throws<ArgumentException>(() => BatchNormFolding.Fold(conv, default, norm, statistics));
        Assert.Throws<ArgumentException>(() => BatchNormFolding.Fold(conv, tensors, norm, default));
    }

    private static void AssertFolds(LayerInfo layer, LayerTensors tensors, LayerInfo norm, LayerTensors statistics, float tolerance)
    {
        float[][] inputs = LayerCase.Inputs(layer, batch: 1, seed: 3);
        float[] expected = LayerCase.RunReference(norm, statistics, [LayerCase.RunReference(layer, tensors, inputs)]);
        (LayerInfo foldedLayer, LayerTensors foldedTensors) = BatchNormFolding.Fold(layer, tensors, norm, statistics);
        float[] actual = LayerCase.RunOperator(foldedLayer, foldedTensors, inputs);
        float scale = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * scale, LayerCase.Describe(layer, 1));
        }
    }
}
