using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Engine;
using FsCheck;
using FsCheck.Fluent;

namespace ConvShape.Tests.Engine;

/// <summary>Every operator gives the bits of the reference on small integers.</summary>
public sealed class OperatorSweepTests
{
    private const int Cases = 2500;

    [Fact]
    public void Operators_match_the_reference_bit_for_bit()
    {
        RandomLayers layers = new(seed: 20260101);
        HashSet<LayerKind> met = [];
        for (int i = 0; i < Cases; i++)
        {
            LayerInfo layer = layers.Layer();
            met.Add(layer.Kind);
            AssertMatches(layer, layers.Batch(), seed: i);
        }

        Assert.Equal(RandomLayers.Kinds.Order(), met.Order());
    }

    /// <summary>Every remainder of every width of tile, for one, two and three blocks of filters and what is left of more.</summary>
    [Theory]
    [InlineData(16, 16, 1)]
    [InlineData(5, 33, 1)]
    [InlineData(3, 48, 1)]
    [InlineData(8, 70, 1)]
    [InlineData(32, 32, 2)]
    [InlineData(20, 20, 20)]
    public void Convolutions_of_every_width_match_the_reference(int channels, int filters, int groups)
    {
        int seed = 0;
        for (int width = 1; width <= 30; width++)
        {
            foreach ((int k, int s) in ((int, int)[])[(1, 1), (1, 2), (3, 1), (3, 2), (2, 3)])
            {
                MapShape input = new(channels, 2, (width - 1) * s + k);
                WindowAxis rows = new(k == 1 ? 1 : 2, PaddingEnd: width % 3);
                AssertMatches(LayerCase.Convolution(input, filters, rows, new WindowAxis(k, s), groups), batch: 1 + width % 2, seed: seed++);
            }
        }
    }

    /// <summary>A single output: images take the place of pixels.</summary>
    [Theory]
    [InlineData(17, 16, 1, 3)]
    [InlineData(5, 50, 1, 2)]
    [InlineData(40, 5, 1, 1)]
    [InlineData(32, 70, 1, 1)]
    [InlineData(32, 64, 2, 3)]
    [InlineData(12, 24, 12, 3)]
    [InlineData(2, 9, 1, 3)]
    public void Single_outputs_of_every_batch_match_the_reference(int channels, int filters, int groups, int k)
    {
        for (int batch = 1; batch <= 30; batch++)
        {
            AssertMatches(LayerCase.Convolution(new MapShape(channels, k, k), filters, LayerCase.Axis(k), groups), batch, seed: batch);
        }
    }

    /// <summary>More weights and more of a map than any part of a cache: sums are made in parts, and rows in bands.</summary>
    [Theory]
    [InlineData(300, 3, 20, 48, 3, 1)]
    [InlineData(700, 1, 1, 40, 3, 1)]
    [InlineData(64, 70, 70, 20, 1, 1)]
    [InlineData(128, 24, 24, 40, 3, 4)]
    [InlineData(48, 40, 40, 48, 5, 3)]
    public void Convolutions_of_many_channels_match_the_reference(int channels, int height, int width, int filters, int k, int groups)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            AssertMatches(LayerCase.Convolution(new MapShape(channels, height, width), filters, LayerCase.Axis(k, p: k / 2), groups), batch: 1, seed);
        }
    }

    [Theory]
    [InlineData(1, 28, 28, 6, 5, 1, 2, 1)]
    [InlineData(6, 14, 14, 16, 5, 1, 0, 1)]
    [InlineData(3, 64, 64, 8, 7, 2, 3, 1)]
    [InlineData(16, 40, 40, 8, 1, 1, 0, 1)]
    [InlineData(16, 40, 40, 8, 1, 2, 0, 1)]
    [InlineData(16, 7, 7, 24, 3, 1, 1, 1)]
    [InlineData(24, 30, 30, 24, 3, 2, 1, 24)]
    [InlineData(12, 9, 9, 7, 9, 1, 0, 1)]
    public void Convolutions_of_known_networks_match_the_reference(int channels, int height, int width, int filters, int k, int s, int p, int groups) =>
        AssertMatches(LayerCase.Convolution(new MapShape(channels, height, width), filters, LayerCase.Axis(k, s, p), groups), batch: 2, seed: 1);

    [Theory]
    [InlineData(64, 14, 14, 32, 2, 2, 0, 0, 1)]
    [InlineData(32, 8, 8, 16, 4, 2, 1, 0, 1)]
    [InlineData(100, 1, 1, 64, 4, 1, 0, 0, 1)]
    [InlineData(20, 1, 1, 6, 4, 3, 0, 2, 1)]
    [InlineData(5, 9, 9, 5, 16, 8, 4, 0, 5)]
    [InlineData(12, 7, 7, 8, 3, 2, 1, 1, 4)]
    [InlineData(3, 40, 40, 2, 5, 3, 2, 2, 1)]
    public void Transposed_convolutions_of_known_networks_match_the_reference(
        int channels, int height, int width, int filters, int k, int s, int p, int outputPadding, int groups)
    {
        WindowAxis window = LayerCase.Axis(k, s, p);
        AssertMatches(
            LayerCase.Transposed(new MapShape(channels, height, width), filters, window, window, groups, true, outputPadding, outputPadding),
            batch: 2, seed: 1);
    }

    [Fact]
    public void Linear_layers_of_every_remainder_match_the_reference()
    {
        for (int inputs = 1; inputs < 36; inputs++)
        {
            for (int outputs = 1; outputs < 10; outputs++)
            {
                AssertMatches(LayerCase.Linear(inputs, outputs), batch: 1 + inputs % 7, seed: outputs);
            }
        }
    }

    /// <summary>Weights that are no powers of two round; each result within a few last places of the largest value.</summary>
    [Theory]
    [InlineData(Interpolation.Bilinear)]
    [InlineData(Interpolation.BilinearCorners)]
    public void Interpolations_of_every_factor_match_the_reference(Interpolation interpolation)
    {
        for (int factor = 1; factor < 8; factor++)
        {
            foreach (int size in (int[])[1, 2, 7, 30])
            {
                LayerInfo layer = LayerCase.Upsample(new MapShape(2, size, 31 - size), factor, 8 - factor, interpolation);
                float[] input = LayerCase.Fractions((int)layer.Input.Elements, size);
                float[] expected = LayerCase.RunReference(layer, [], [], input), actual = LayerCase.RunOperator(layer, [], [], input);
                Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1.5e-7f));
            }
        }
    }

    /// <summary>A window that hangs over the map scales its norm by a quotient that rounds.</summary>
    [Fact]
    public void Norms_of_overhanging_windows_match_the_reference()
    {
        for (int size = 1; size < 30; size++)
        {
            WindowAxis window = new(3, Stride: 2, PaddingStart: size % 2, CeilMode: true);
            if (window.Fits(size))
            {
                LayerInfo layer = LayerCase.Pool(LayerKind.L2Pool, new MapShape(2, size, size), window);
                float[] input = LayerCase.Integers((int)layer.Input.Elements, size);
                float[] expected = LayerCase.RunReference(layer, [], [], input), actual = LayerCase.RunOperator(layer, [], [], input);
                Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, pair.First * 2e-7f));
            }
        }
    }

    [Fact]
    public void A_batch_gives_what_its_images_give_one_by_one() => Check.One(Settings(40), Prop.ForAll<int>(seed =>
    {
        LayerInfo layer = new RandomLayers(seed).Layer();
        LayerTensors tensors = LayerCase.Tensors(layer, seed);
        float[][] inputs = [.. layer.Inputs.Select((shape, i) => LayerCase.Fractions((int)shape.Elements * 4, seed + 2 + i))];
        float[] Run(float[][] maps, int batch) => new OperatorCase(layer, tensors, maps, batch) { Seed = seed, Algorithm = AlgorithmChoice.Of(layer) }.Run();
        float[] together = Run(inputs, 4);
        float[][] Image(int image) => [.. inputs.Select(input => input[(input.Length / 4 * image)..(input.Length / 4 * (image + 1))])];
        float[] apart = Enumerable.Range(0, 4).SelectMany(image => Run(Image(image), 1)).ToArray();
        LayerCase.AssertSameBits(apart, together, LayerCase.Describe(layer, 4));
    }));

    /// <summary>Images are taken one by one, or several at once, in any part of a batch: their sums have one order.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(100)]
    [InlineData(1000)]
    public void A_linear_layer_gives_a_batch_what_it_gives_its_images_one_by_one(int inputs)
    {
        LayerInfo layer = LayerCase.Linear(inputs, 70);
        LayerTensors tensors = new(LayerCase.Fractions(inputs * 70, 1), LayerCase.Fractions(70, 2));
        float[] images = LayerCase.Fractions(inputs * 7, 3);
        for (int seed = 0; seed < 8; seed++)
        {
            // With and without something around the vectors, which decides on the operator.
            float[] Run(float[] input, int batch) => new OperatorCase(layer, tensors, [input], batch) { Seed = seed }.Run();
            float[] apart = [.. Enumerable.Range(0, 7).SelectMany(image => Run(images[(image * inputs)..((image + 1) * inputs)], 1))];
            LayerCase.AssertSameBits(apart, Run(images, 7), LayerCase.Describe(layer, 7));
        }
    }

    [Fact]
    public void A_convolution_is_linear_in_its_input() => Check.One(Settings(40), Prop.ForAll<int>(seed =>
    {
        LayerInfo layer = new RandomLayers(seed).Convolution() with { HasBias = false };
        int length = (int)layer.Input.Elements;
        float[] weight = LayerCase.Integers(LayerCase.TensorLengths(layer).Weight, seed);
        float[] x = LayerCase.Integers(length, seed + 1), y = LayerCase.Integers(length, seed + 2);
        float[] ofSum = LayerCase.RunOperator(layer, weight, [], x.Zip(y, (a, b) => a + 2 * b).ToArray());
        float[] sumOf = LayerCase.RunOperator(layer, weight, [], x)
            .Zip(LayerCase.RunOperator(layer, weight, [], y), (a, b) => a + 2 * b).ToArray();
        LayerCase.AssertSameBits(sumOf, ofSum, LayerCase.Describe(layer, 1));
    }));

    [Fact]
    public void A_kernel_of_one_tap_moves_the_map() => Check.One(Settings(40), Prop.ForAll<int>(seed =>
    {
        Random random = new(seed);
        int height = random.Next(1, 30), width = random.Next(1, 30), k = random.Next(1, 6), u = random.Next(k), v = random.Next(k);
        LayerInfo layer = LayerCase.Convolution(new MapShape(1, height, width), 1, LayerCase.Axis(k, p: k - 1), bias: false);
        float[] weight = new float[k * k];
        weight[u * k + v] = 1;
        float[] input = LayerCase.Fractions(height * width, seed), output = LayerCase.RunOperator(layer, weight, [], input);
        int pitch = layer.Output.Width.Value;
        for (int i = 0; i < output.Length; i++)
        {
            int row = i / pitch + u - k + 1, column = i % pitch + v - k + 1;
            Assert.Equal(row >= 0 && row < height && column >= 0 && column < width ? input[row * width + column] : 0, output[i]);
        }
    }));

    private static Config Settings(int cases) => Config.QuickThrowOnFailure.WithMaxTest(cases).WithStartSize(1000).WithEndSize(100_000_000);

    private static void AssertMatches(LayerInfo layer, int batch, int seed)
    {
        float[][] inputs = LayerCase.Inputs(layer, batch, seed + 10);
        OperatorCase run = new(layer, LayerCase.Tensors(layer, seed), inputs, batch)
        {
            Activation = (seed % 5) switch { 0 or 1 => LayerKind.Relu, 2 => LayerKind.LeakyRelu, _ => null },
            Addend = layer.TakesSum() && seed % 3 == 0 ? LayerCase.Integers((int)layer.Output.Elements * batch, seed + 20) : null,
            Seed = seed,
        };
        LayerCase.AssertSameBits(run.Reference(), run.Run(), LayerCase.Describe(layer, batch));
    }
}
