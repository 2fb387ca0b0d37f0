using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>A pool that runs on a convolution's results while they are at hand gives what it gives behind them.</summary>
public sealed class FusedPoolTests
{
    private static readonly LayerKind[] Kinds = [LayerKind.MaxPool, LayerKind.MinPool, LayerKind.AveragePool, LayerKind.L2Pool];

    private static readonly LayerKind?[] Activations = [null, LayerKind.Relu, LayerKind.Relu6, LayerKind.LeakyRelu];

    /// <summary>
    /// Windows that overlap, touch or leave gaps, that hang over either side or have a last one of ceiling mode; with maps added, functions before
    /// and behind, and batches.
    /// </summary>
    [Fact]
    public void Pools_of_any_windows_run_on_rows_of_a_direct_convolution()
    {
        Dictionary<LayerKind, int> tried = [];
        for (int seed = 0; seed < 600; seed++)
        {
            Random random = new(seed);
            MapShape input = new(random.Next(1, 40), random.Next(1, 30), random.Next(1, 40));
            WindowAxis window = LayerCase.Axis(random.Next(1, 6), random.Next(1, 3), random.Next(0, 3), random.Next(1, 3));
            WindowAxis rows = Window(random), columns = Window(random);
            if (!window.Fits(input.Height.Value) || !window.Fits(input.Width.Value))
            {
                continue;
            }

            LayerInfo layer = LayerCase.Convolution(input, random.Next(1, 70), window);
            if (Pooled(layer, ConvolutionAlgorithm.Direct, Kinds[seed % 4], rows, columns, random.Next(2) == 0) is { } pool)
            {
                AssertSame(layer, pool, ConvolutionAlgorithm.Direct, LayerCase.Integers, random);
                tried[pool.Kind] = tried.GetValueOrDefault(pool.Kind) + 1;
            }
        }

        Assert.All(Kinds, kind => Assert.InRange(tried.GetValueOrDefault(kind), 20, 600));
    }

    [Theory]
    [InlineData(ConvolutionAlgorithm.Winograd2, 3)]
    [InlineData(ConvolutionAlgorithm.Winograd4, 3)]
    [InlineData(ConvolutionAlgorithm.Winograd2, 5)]
    public void Pools_whose_windows_lie_within_tiles_run_on_them(ConvolutionAlgorithm algorithm, int taps)
    {
        int tried = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            MapShape input = new(random.Next(5, 40), random.Next(2, 20), random.Next(2, 20));
            LayerInfo layer = LayerCase.Convolution(input, random.Next(1, 70), LayerCase.Axis(taps, p: taps / 2 + random.Next(2)));
            WindowAxis rows = Whole(random), columns = Whole(random);
            if (Pooled(layer, algorithm, Kinds[seed % 4], rows, columns, false) is { } pool)
            {
                AssertSame(layer, pool, algorithm, LayerCase.Fractions, random);
                tried++;
            }
        }

        Assert.InRange(tried, 50, 300);

        WindowAxis Whole(Random random)
        {
            int size = algorithm == ConvolutionAlgorithm.Winograd4 && random.Next(3) == 0 ? 4 : random.Next(1, 3);
            return new(size, size, CeilMode: random.Next(2) == 0);
        }
    }

    /// <summary>More rows than one thread takes, of few filters and of many.</summary>
    [Theory]
    [InlineData(3, 64, 224, 7, 2, 3, 3, 2, 1)]
    [InlineData(16, 40, 60, 3, 1, 1, 3, 2, 0)]
    [InlineData(64, 100, 31, 5, 1, 2, 3, 2, 0)]
    public void Rows_that_two_threads_read_are_made_by_both(int channels, int filters, int size, int k, int s, int p, int poolK, int poolS, int poolP)
    {
        LayerInfo layer = LayerCase.Convolution(new MapShape(channels, size, size), filters, LayerCase.Axis(k, s, p));
        LayerInfo pool = LayerCase.Pool(LayerKind.MaxPool, layer.Output, LayerCase.Axis(poolK, poolS, poolP));
        Assert.InRange(LayerOperator.Create(LayerCase.Spec(layer, LayerCase.Tensors(layer, 1)) with { Pool = new OperatorSpec(pool, default, [MapLayout.Blocked(layer.Output)], MapLayout.Blocked(pool.Output)) }).Items(0, batch: 1), (filters + 31) / 32 + 1, int.MaxValue);
        AssertSame(layer, pool, ConvolutionAlgorithm.Direct, LayerCase.Integers, new Random(1));
    }

    [Fact]
    public void A_pool_is_fused_only_where_its_windows_find_what_they_read()
    {
        LayerInfo layer = LayerCase.Convolution(new MapShape(16, 12, 12), 16, LayerCase.Axis(3, p: 1));
        Assert.True(Suits(ConvolutionAlgorithm.Direct, LayerCase.Axis(3, 2, 1)));
        Assert.False(Suits(ConvolutionAlgorithm.Direct, LayerCase.Axis(5, 2, 1)));
        Assert.True(Suits(ConvolutionAlgorithm.Winograd2, LayerCase.Axis(2, 2)));
        Assert.False(Suits(ConvolutionAlgorithm.Winograd2, LayerCase.Axis(4, 4)));
        Assert.True(Suits(ConvolutionAlgorithm.Winograd4, LayerCase.Axis(4, 4)));
        Assert.False(Suits(ConvolutionAlgorithm.Winograd4, LayerCase.Axis(3, 3)));
        Assert.False(Suits(ConvolutionAlgorithm.Winograd4, LayerCase.Axis(3, 2)));
        Assert.False(Suits(ConvolutionAlgorithm.Winograd4, LayerCase.Axis(2, 2, 1)));
        Assert.False(Suits(ConvolutionAlgorithm.Winograd4, LayerCase.Axis(2, 2, d: 2)));
        LayerInfo pool = LayerCase.Pool(LayerKind.MaxPool, layer.Output, LayerCase.Axis(2, 2));
        Assert.False(PoolFusion.Suits(layer with { Groups = 2 }, ConvolutionAlgorithm.Direct, pool));
        Assert.False(PoolFusion.Suits(layer, ConvolutionAlgorithm.Direct, LayerCase.GlobalPool(LayerKind.GlobalMaxPool, layer.Output)));
        LayerInfo deep = LayerCase.Convolution(new MapShape(64, 12, 12), 16, LayerCase.Axis(5, p: 2));
        Assert.True(PoolFusion.Suits(deep, ConvolutionAlgorithm.Direct, LayerCase.Pool(LayerKind.MaxPool, deep.Output, LayerCase.Axis(2, 2))));
        Assert.False(PoolFusion.Suits(deep, ConvolutionAlgorithm.Direct, LayerCase.Pool(LayerKind.MaxPool, deep.Output, LayerCase.Axis(3, 2))));
        Assert.True(PoolFusion.CanRun(deep, ConvolutionAlgorithm.Direct, LayerCase.Pool(LayerKind.MaxPool, deep.Output, LayerCase.Axis(3, 2))));
        LayerInfo wide = LayerCase.Convolution(new MapShape(16, 8, 2000), 16, LayerCase.Axis(3, p: 1));
        Assert.False(PoolFusion.Suits(wide, ConvolutionAlgorithm.Direct, LayerCase.Pool(LayerKind.MaxPool, wide.Output, LayerCase.Axis(2, 2))));

        bool Suits(ConvolutionAlgorithm algorithm, WindowAxis window) =>
            PoolFusion.Suits(layer, algorithm, LayerCase.Pool(LayerKind.MaxPool, layer.Output, window));
    }

    private static WindowAxis Window(Random random)
    {
        int kernel = random.Next(1, 5), dilation = random.Next(1, 3);
        return new(kernel, random.Next(1, 5), dilation, random.Next(0, kernel), random.Next(0, kernel), random.Next(2) == 0);
    }

    /// <summary>The pool, if it finds a window and can be fused.</summary>
    private static LayerInfo? Pooled(LayerInfo layer, ConvolutionAlgorithm algorithm, LayerKind kind, WindowAxis rows, WindowAxis columns, bool countsPadding) =>
        rows.Fits(layer.Output.Height.Value) && columns.Fits(layer.Output.Width.Value)
            && LayerCase.Pool(kind, layer.Output, rows, columns, countsPadding && kind == LayerKind.AveragePool) is { } pool
            && PoolFusion.CanRun(layer, algorithm, pool) ? pool : null;

    /// <summary>Compares with the convolution, and behind it the pool: bit for bit, whatever they round.</summary>
    private static void AssertSame(LayerInfo layer, LayerInfo pool, ConvolutionAlgorithm algorithm, Func<int, int, float[]> values, Random random)
    {
        (int weight, int bias) = LayerCase.TensorLengths(layer);
        int batch = random.Next(1, 4);
        LayerTensors tensors = new(values(weight, 1), values(bias, 2));
        float[] input = values((int)layer.Input.Elements * batch, 3);
        float[]? addend = random.Next(3) == 0 ? values((int)layer.Output.Elements * batch, 4) : null;
        LayerKind? before = Activations[random.Next(Activations.Length)], behind = Activations[random.Next(Activations.Length)];
        float[] unpooled = Run(layer, null).Run(), pooled = Run(layer, pool).Run();
        LayerCase.AssertSameBits(LayerCase.RunOperator(pool, default, [unpooled], batch, behind), pooled, $"{LayerCase.Describe(layer, batch)}; {LayerCase.Describe(pool, batch)}");

        OperatorCase Run(LayerInfo layer, LayerInfo? pool) => new(layer, tensors, [input], batch)
        {
            Algorithm = algorithm,
            Pool = pool,
            Activation = before,
            PooledActivation = behind,
            Addend = addend,
            MayBePlain = algorithm == ConvolutionAlgorithm.Direct && layer.ReadsPlainOrder(),
        };
    }
}
