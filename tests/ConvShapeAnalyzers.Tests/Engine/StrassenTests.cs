using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>1×1 convolutions by Strassen's product of quarters give what the sum of products gives: exactly so on small integers, since it only adds.</summary>
public sealed class StrassenTests
{
    private static readonly LayerKind?[] Activations = [null, LayerKind.Relu, LayerKind.Relu6, LayerKind.LeakyRelu];

    /// <summary>Maps of any even height and any width, channels and filters in any number of pairs of blocks, with and without what surrounds them.</summary>
    [Fact]
    public void Results_are_exact_on_small_integers()
    {
        int seed = 0;
        foreach (LayerInfo layer in Layers(seed: 3, count: 300))
        {
            int batch = 1 + seed % 3;
            LayerCase.AssertSameBits(
                Run(layer, batch, seed, LayerCase.Integers).Reference(), Run(layer, batch, seed, LayerCase.Integers).Run(), LayerCase.Describe(layer, batch));
            seed++;
        }
    }

    /// <summary>More rows than one item takes, on wide maps and of many channels.</summary>
    [Theory]
    [InlineData(32, 32, 150, 130)]
    [InlineData(1024, 64, 14, 14)]
    [InlineData(64, 1024, 6, 5)]
    [InlineData(512, 224, 28, 28)]
    public void Rows_are_taken_in_bands(int channels, int filters, int height, int width)
    {
        LayerInfo layer = LayerCase.Convolution(new MapShape(channels, height, width), filters, LayerCase.Axis(1));
        OperatorCase run = Run(layer, batch: 2, seed: 1, LayerCase.Integers);
        LayerCase.AssertSameBits(run.Reference(), run.Run(), LayerCase.Describe(layer, 2));
    }

    [Fact]
    public void Fractions_come_near_the_reference()
    {
        foreach (LayerInfo layer in Layers(seed: 4, count: 60))
        {
            OperatorCase run = Run(layer, batch: 1, seed: 5, LayerCase.Fractions);
            LayerCase.AssertNear(run.Reference(), run.Run(), tolerance: 5e-6, LayerCase.Describe(layer, 1));
        }
    }

    [Fact]
    public void A_batch_gives_what_its_images_give_one_by_one()
    {
        LayerInfo layer = LayerCase.Convolution(new MapShape(64, 10, 7), 96, LayerCase.Axis(1));
        LayerTensors tensors = new(LayerCase.Fractions(64 * 96, 1), LayerCase.Fractions(96, 2));
        float[] input = LayerCase.Fractions((int)layer.Input.Elements * 5, 3);
        int length = input.Length / 5;
        float[] apart = [.. Enumerable.Range(0, 5).SelectMany(image => Forward(input[(image * length)..((image + 1) * length)], 1))];
        LayerCase.AssertSameBits(apart, Forward(input, 5), "batch");

        float[] Forward(float[] images, int batch) => new OperatorCase(layer, tensors, [images], batch) { Create = spec => new StrassenOperator(spec), MayBePlain = false, Seed = 3 }.Run();
    }

    /// <summary>A value that is no number reaches the results of its position and of the one half a map away, and no others.</summary>
    [Fact]
    public void Special_inputs_stay_at_their_position_and_the_other_of_its_pair()
    {
        LayerInfo layer = LayerCase.Convolution(new MapShape(32, 12, 12), 32, LayerCase.Axis(1));
        float[] input = LayerCase.Fractions((int)layer.Input.Elements, 2);
        input[(20 * 12 + 2) * 12 + 6] = float.NaN;
        float[] output = new OperatorCase(layer, new LayerTensors(LayerCase.Fractions(32 * 32, 1), LayerCase.Fractions(32, 2)), [input], 1)
        {
            Create = spec => new StrassenOperator(spec),
            MayBePlain = false,
        }.Run();
        for (int i = 0; i < output.Length; i++)
        {
            int row = i / 12 % 12, column = i % 12;
            Assert.True(float.IsNaN(output[i]) ? row is 2 or 8 && column == 6 : row != 2 || column != 6, FormattableString.Invariant($"{output[i]} at {row}, {column}"));
        }
    }

    [Fact]
    public void A_convolution_is_quartered_where_that_is_possible_and_pays()
    {
        LayerInfo layer = LayerCase.Convolution(new MapShape(512, 14, 14), 512, LayerCase.Axis(1));
        Assert.Equal(ConvolutionAlgorithm.Strassen, AlgorithmChoice.Of(layer));
        Assert.IsType<StrassenOperator>(LayerOperator.Create(LayerCase.Spec(layer, LayerCase.Tensors(layer, 1)) with { Algorithm = ConvolutionAlgorithm.Strassen }));
        foreach (LayerInfo other in (LayerInfo[])
        [
            LayerCase.Convolution(layer.Input, 512, LayerCase.Axis(1, s: 2)),
            LayerCase.Convolution(layer.Input, 512, LayerCase.Axis(1, p: 1)),
            LayerCase.Convolution(layer.Input, 512, LayerCase.Axis(1), groups: 2),
            LayerCase.Convolution(layer.Input, 528, LayerCase.Axis(1)),
            LayerCase.Convolution(new MapShape(528, 14, 14), 512, LayerCase.Axis(1)),
            LayerCase.Convolution(new MapShape(512, 13, 14), 512, LayerCase.Axis(1)),
        ])
        {
            Assert.False(AlgorithmChoice.CanRun(other, ConvolutionAlgorithm.Strassen), LayerCase.Describe(other, 1));
            Assert.Equal(ConvolutionAlgorithm.Direct, AlgorithmChoice.Of(other));
        }

        Assert.Equal(ConvolutionAlgorithm.Direct, AlgorithmChoice.Of(LayerCase.Convolution(new MapShape(64, 56, 56), 64, LayerCase.Axis(1))));
        Assert.Equal(ConvolutionAlgorithm.Direct, AlgorithmChoice.Of(LayerCase.Convolution(new MapShape(96, 14, 14), 576, LayerCase.Axis(1))));
        LayerInfo pool = LayerCase.Pool(LayerKind.MaxPool, layer.Output, LayerCase.Axis(1));
        Assert.False(PoolFusion.CanRun(layer, ConvolutionAlgorithm.Strassen, pool));
    }

    internal static IEnumerable<LayerInfo> Layers(int seed, int count)
    {
        Random random = new(seed);
        for (int i = 0; i < count; i++)
        {
            MapShape input = new(32 * random.Next(1, 6), 2 * random.Next(1, 10), random.Next(1, 20));
            yield return LayerCase.Convolution(input, 32 * random.Next(1, 6), LayerCase.Axis(1), bias: random.Next(2) == 0);
        }
    }

    private static OperatorCase Run(LayerInfo layer, int batch, int seed, Func<int, int, float[]> values)
    {
        (int weight, int bias) = LayerCase.TensorLengths(layer);
        return new(layer, new LayerTensors(values(weight, seed), values(bias, seed + 1)), [values((int)layer.Input.Elements * batch, seed + 10)], batch)
        {
            Activation = Activations[seed % Activations.Length],
            Addend = seed % 3 == 0 ? values((int)layer.Output.Elements * batch, seed + 20) : null,
            Create = spec => new StrassenOperator(spec),
            MayBePlain = false,
            Seed = seed,
        };
    }
}
