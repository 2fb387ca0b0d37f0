using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>Convolutions by minimal filtering give what the sum of products gives, within the rounding that the points of their polynomials cost.</summary>
public sealed class WinogradTests
{
    private const double Tolerance = 2e-5;

    private static readonly LayerKind?[] Activations = [null, LayerKind.Relu, LayerKind.Relu6, LayerKind.HardSwish, LayerKind.LeakyRelu];

    /// <summary>m and r of F(m×m, r×r).</summary>
    public static TheoryData<int, int> Filterings => new() { { 2, 3 }, { 4, 3 }, { 2, 5 } };

    /// <summary>Every padding of every side, on maps of all remainders by the size of a tile.</summary>
    [Theory]
    [MemberData(nameof(Filterings))]
    public void Results_come_near_those_of_the_reference(int outputs, int taps)
    {
        int seed = 0;
        foreach (LayerInfo layer in Layers(seed: outputs, count: 256, taps))
        {
            int batch = (seed % 5) switch { 0 => 8, 1 or 2 => 3, _ => 1 };
            AssertNear(Run(layer, outputs, batch, seed, LayerCase.Fractions), LayerCase.Describe(layer, batch));
            seed++;
        }
    }

    /// <summary>Its points are 0, 1 and −1, its weights halves and quarters: on small integers nothing rounds.</summary>
    [Fact]
    public void Tiles_of_two_by_two_are_exact_on_small_integers()
    {
        int seed = 0;
        foreach (LayerInfo layer in Layers(seed: 5, count: 256))
        {
            OperatorCase run = Run(layer, outputs: 2, batch: 1 + seed % 3, seed, LayerCase.Integers, isExact: true);
            LayerCase.AssertSameBits(run.Reference(), run.Run(), LayerCase.Describe(layer, 1 + seed % 3));
            seed++;
        }
    }

    /// <summary>More tiles than are transformed at once, of one image and of several.</summary>
    [Theory]
    [InlineData(2, 3, 256, 16, 30, 1)]
    [InlineData(4, 3, 256, 16, 41, 1)]
    [InlineData(2, 5, 256, 16, 24, 1)]
    [InlineData(2, 3, 20, 40, 12, 60)]
    [InlineData(4, 3, 20, 70, 12, 60)]
    [InlineData(2, 5, 20, 70, 12, 40)]
    [InlineData(4, 3, 16, 100, 1, 50)]
    public void Tiles_are_taken_in_parts(int outputs, int taps, int channels, int filters, int size, int batch)
    {
        LayerInfo layer = LayerCase.Convolution(new MapShape(channels, size, size), filters, LayerCase.Axis(taps, p: taps / 2));
        AssertNear(Run(layer, outputs, batch, seed: 1, LayerCase.Fractions), LayerCase.Describe(layer, batch));
    }

    [Theory]
    [MemberData(nameof(Filterings))]
    public void A_batch_gives_what_its_images_give_one_by_one(int outputs, int taps)
    {
        LayerInfo layer = LayerCase.Convolution(new MapShape(20, 9, 14), 40, LayerCase.Axis(taps, p: taps / 2));
        LayerTensors tensors = Fractions(layer, 1);
        float[] input = LayerCase.Fractions((int)layer.Input.Elements * 5, 2);
        float[] Run(float[] images, int batch) => new OperatorCase(layer, tensors, [images], batch) { Create = Made(outputs, taps), Seed = 3 }.Run();
        int length = input.Length / 5;
        float[] apart = [.. Enumerable.Range(0, 5).SelectMany(image => Run(input[(image * length)..((image + 1) * length)], 1))];
        LayerCase.AssertSameBits(apart, Run(input, 5), "batch");
    }

    /// <summary>A value that is no number, or beyond all numbers, reaches every output that sees it, and none beside the tiles that do.</summary>
    [Theory]
    [MemberData(nameof(Filterings))]
    public void Special_inputs_stay_within_the_tiles_that_see_them(int outputs, int taps)
    {
        LayerInfo layer = LayerCase.Convolution(new MapShape(16, 12, 12), 16, LayerCase.Axis(taps, p: taps / 2));
        float[] input = LayerCase.Fractions((int)layer.Input.Elements, 2);
        input[5 * 12 + 6] = float.NaN;
        float[] output = new OperatorCase(layer, Fractions(layer, 1), [input], 1) { Create = Made(outputs, taps) }.Run();
        for (int i = 0; i < output.Length; i++)
        {
            int row = i / 12 % 12, column = i % 12, reach = taps / 2;
            bool sees = Math.Abs(row - 5) <= reach && Math.Abs(column - 6) <= reach, isNear = SeesTile(row, 5) && SeesTile(column, 6);
            Assert.True(float.IsNaN(output[i]) ? isNear : !sees, FormattableString.Invariant($"{output[i]} at {row}, {column}"));

            bool SeesTile(int at, int special) =>
                at / outputs * outputs - reach <= special && at / outputs * outputs + outputs - 1 + reach >= special;
        }
    }

    [Fact]
    public void A_convolution_is_filtered_minimally_where_that_is_possible_and_pays()
    {
        LayerInfo layer = LayerCase.Convolution(new MapShape(64, 56, 56), 64, LayerCase.Axis(3, p: 1));
        Assert.Equal(ConvolutionAlgorithm.Winograd4, AlgorithmChoice.Of(layer));
        Assert.Equal(ConvolutionAlgorithm.Winograd4, AlgorithmChoice.Of(LayerCase.Convolution(new MapShape(256, 14, 14), 256, LayerCase.Axis(3, p: 1))));
        Assert.Equal(ConvolutionAlgorithm.Winograd2, AlgorithmChoice.Of(LayerCase.Convolution(new MapShape(512, 7, 7), 512, LayerCase.Axis(3, p: 1))));
        LayerInfo wide = LayerCase.Convolution(new MapShape(64, 27, 27), 192, LayerCase.Axis(5, p: 2));
        Assert.Equal(ConvolutionAlgorithm.Winograd2, AlgorithmChoice.Of(wide));
        Assert.False(AlgorithmChoice.CanRun(wide, ConvolutionAlgorithm.Winograd4));
        WindowAxis window = LayerCase.Axis(3, p: 1);
        foreach (LayerInfo other in (LayerInfo[])
        [
            LayerCase.Convolution(layer.Input, 64, window with { Stride = 2 }, window),
            LayerCase.Convolution(layer.Input, 64, window, window with { Stride = 2 }),
            LayerCase.Convolution(layer.Input, 64, window with { Dilation = 2 }, window),
            LayerCase.Convolution(layer.Input, 64, window, window with { Kernel = 5 }),
            LayerCase.Convolution(layer.Input, 64, window with { Kernel = 1 }, window),
            LayerCase.Convolution(layer.Input, 64, window, groups: 2),
            LayerCase.Convolution(new MapShape(3, 56, 56), 64, window),
            LayerCase.Convolution(new MapShape(512, 2, 2), 512, window),
            LayerCase.Convolution(new MapShape(16, 8, 8), 16, window),
            LayerCase.Convolution(new MapShape(6, 14, 14), 16, LayerCase.Axis(5)),
            LayerCase.Convolution(layer.Input, 64, LayerCase.Axis(7, p: 3)),
            LayerCase.Linear(64, 64),
        ])
        {
            Assert.Equal(ConvolutionAlgorithm.Direct, AlgorithmChoice.Of(other));
        }
    }

    /// <summary>What the plan reckons with is what the engine has: a pool within a tile must find all it reads there.</summary>
    [Fact]
    public void Tiles_are_of_the_size_that_plans_reckon_with()
    {
        Assert.Equal(WinogradF23.Outputs, ConvolutionAlgorithm.Winograd2.TileSize());
        Assert.Equal(WinogradF25.Outputs, ConvolutionAlgorithm.Winograd2.TileSize());
        Assert.Equal(WinogradF43.Outputs, ConvolutionAlgorithm.Winograd4.TileSize());
    }

    [Fact]
    public void An_operator_is_made_by_the_algorithm_it_is_asked_for()
    {
        LayerInfo layer = LayerCase.Convolution(new MapShape(64, 56, 56), 64, LayerCase.Axis(3, p: 1));
        Assert.IsType<ConvolutionOperator>(Create(layer, ConvolutionAlgorithm.Direct));
        Assert.IsType<WinogradOperator<WinogradF23>>(Create(layer, ConvolutionAlgorithm.Winograd2));
        Assert.IsType<WinogradOperator<WinogradF43>>(Create(layer, ConvolutionAlgorithm.Winograd4));
        Assert.IsType<WinogradOperator<WinogradF25>>(
            Create(LayerCase.Convolution(new MapShape(16, 6, 6), 16, LayerCase.Axis(5, p: 2)), ConvolutionAlgorithm.Winograd2));

        static LayerOperator Create(LayerInfo layer, ConvolutionAlgorithm algorithm) =>
            LayerOperator.Create(LayerCase.Spec(layer, LayerCase.Tensors(layer, 1)) with { Algorithm = algorithm });
    }

    /// <summary>Convolutions of stride 1: every padding of every side in turn, maps of any size and channels.</summary>
    internal static IEnumerable<LayerInfo> Layers(int seed, int count, int taps = 3)
    {
        Random random = new(seed);
        for (int i = 0; i < count; i++)
        {
            WindowAxis rows = new(taps, PaddingStart: i % 4, PaddingEnd: i / 4 % 4), columns = new(taps, PaddingStart: i / 16 % 4, PaddingEnd: i / 64 % 4);
            while (true)
            {
                MapShape input = new(random.Next(3) == 0 ? 16 * random.Next(1, 5) : random.Next(1, 65), random.Next(1, 16), random.Next(1, 16));
                int filters = random.Next(3) == 0 ? random.Next(1, 100) : 16 * random.Next(1, 5);
                if (rows.Fits(input.Height.Value) && columns.Fits(input.Width.Value)
                    && LayerCase.Convolution(input, filters, rows, columns, bias: random.Next(2) == 0) is { Macs: < 600_000 } layer)
                {
                    yield return layer;
                    break;
                }
            }
        }
    }

    private static Func<OperatorSpec, LayerOperator> Made(int outputs, int taps) => (outputs, taps) switch
    {
        (2, 3) => spec => new WinogradOperator<WinogradF23>(spec),
        (4, 3) => spec => new WinogradOperator<WinogradF43>(spec),
        _ => spec => new WinogradOperator<WinogradF25>(spec),
    };

    private static LayerTensors Fractions(LayerInfo layer, int seed)
    {
        (int weight, int bias) = LayerCase.TensorLengths(layer);
        return new(LayerCase.Fractions(weight, seed), LayerCase.Fractions(bias, seed + 1));
    }

    private static OperatorCase Run(LayerInfo layer, int outputs, int batch, int seed, Func<int, int, float[]> values, bool isExact = false)
    {
        LayerTensors tensors = isExact ? LayerCase.Tensors(layer, seed) : Fractions(layer, seed);
        return new(layer, tensors, [values((int)layer.Input.Elements * batch, seed + 10)], batch)
        {
            Activation = isExact ? seed % 2 == 0 ? LayerKind.Relu : null : Activations[seed % Activations.Length],
            Addend = seed % 3 == 0 ? values((int)layer.Output.Elements * batch, seed + 20) : null,
            Create = Made(outputs, layer.Rows.Kernel),
            MayBePlain = false,
            Seed = seed,
        };
    }

    private static void AssertNear(OperatorCase run, string what) => LayerCase.AssertNear(run.Reference(), run.Run(), Tolerance, what);
}
