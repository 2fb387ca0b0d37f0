using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>No kernel reads or writes outside what it was given.</summary>
public sealed class GuardPageTests
{
    private const int Cases = 1000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Operators_stay_within_their_memory(bool atEnd)
    {
        Assert.SkipUnless(GuardedMemory.IsSupported, "Guard pages are made on Linux and Windows only.");
        RandomLayers layers = new(seed: 77);
        for (int i = 0; i < Cases; i++)
        {
            Run(layers.Layer(), layers.Batch(), atEnd);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_second_column_is_read_without_its_neighbour(bool atEnd)
    {
        Assert.SkipUnless(GuardedMemory.IsSupported, "Guard pages are made on Linux and Windows only.");
        for (int width = 1; width < 40; width++)
        {
            foreach (int padding in new[] { 0, 1 })
            {
                Run(LayerCase.Pool(LayerKind.MaxPool, new MapShape(1, 2, width), LayerCase.Axis(2, s: 2), LayerCase.Axis(1, s: 2)), 1, atEnd);
                if (width + 2 * padding >= 2)
                {
                    Run(LayerCase.Pool(LayerKind.MaxPool, new MapShape(1, 2, width), LayerCase.Axis(2, s: 2), LayerCase.Axis(2, s: 2, padding)), 1, atEnd);
                }
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Functions_stay_within_their_memory(bool atEnd)
    {
        Assert.SkipUnless(GuardedMemory.IsSupported, "Guard pages are made on Linux and Windows only.");
        foreach (LayerKind kind in Enum.GetValues<LayerKind>().Where(kind => kind.IsActivation()))
        {
            for (int size = 1; size < 20; size++)
            {
                Run(LayerCase.Elementwise(kind, new MapShape(size)), 1, atEnd);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Softmax_stays_within_its_memory(bool atEnd)
    {
        Assert.SkipUnless(GuardedMemory.IsSupported, "Guard pages are made on Linux and Windows only.");
        for (int size = 1; size < 20; size++)
        {
            Run(LayerCase.Elementwise(LayerKind.Softmax, new MapShape(size)), 2, atEnd);
            Run(LayerCase.Elementwise(LayerKind.Softmax, new MapShape(3, size, 2)), 2, atEnd);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Minimal_filtering_stays_within_its_memory(bool atEnd)
    {
        Assert.SkipUnless(GuardedMemory.IsSupported, "Guard pages are made on Linux and Windows only.");
        foreach (LayerInfo layer in WinogradTests.Layers(seed: 8, count: 100))
        {
            Run(layer, 1, atEnd, spec => new WinogradOperator<WinogradF23>(spec));
            Run(layer, 3, atEnd, spec => new WinogradOperator<WinogradF43>(spec));
        }

        foreach (LayerInfo layer in WinogradTests.Layers(seed: 9, count: 100, taps: 5))
        {
            Run(layer, 2, atEnd, spec => new WinogradOperator<WinogradF25>(spec));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Quarters_stay_within_their_memory(bool atEnd)
    {
        Assert.SkipUnless(GuardedMemory.IsSupported, "Guard pages are made on Linux and Windows only.");
        foreach (LayerInfo layer in StrassenTests.Layers(seed: 10, count: 100))
        {
            Run(layer, 2, atEnd, spec => new StrassenOperator(spec));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fused_pools_stay_within_their_memory(bool atEnd)
    {
        Assert.SkipUnless(GuardedMemory.IsSupported, "Guard pages are made on Linux and Windows only.");
        int tried = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            ConvolutionAlgorithm algorithm = (ConvolutionAlgorithm)(seed % 3);
            MapShape input = new(random.Next(algorithm == ConvolutionAlgorithm.Direct ? 1 : 5, 40), random.Next(3, 20), random.Next(3, 30));
            LayerInfo layer = LayerCase.Convolution(input, random.Next(1, 70), LayerCase.Axis(3, p: random.Next(3)));
            int kernel = random.Next(1, 4);
            LayerInfo pool = LayerCase.Pool(LayerKind.MaxPool, layer.Output, LayerCase.Axis(kernel, random.Next(1, 4), random.Next(kernel)));
            if (pool.Output.Elements > 0 && PoolFusion.CanRun(layer, algorithm, pool))
            {
                Run(layer, random.Next(1, 4), atEnd, pool: pool, algorithm: algorithm);
                tried++;
            }
        }

        Assert.InRange(tried, 100, 300);
    }

    private static void Run(
        LayerInfo layer, int batch, bool atEnd, Func<OperatorSpec, LayerOperator>? create = null, LayerInfo? pool = null, ConvolutionAlgorithm? algorithm = null)
    {
        LayerTensors tensors = LayerCase.Tensors(layer, 1);
        using GuardedMemory weight = GuardedMemory.Of(tensors.Weight.ToArray(), atEnd);
        using GuardedMemory bias = GuardedMemory.Of(tensors.Bias.ToArray(), atEnd);
        OperatorCase run = new(layer, tensors with { Weight = weight.Memory, Bias = bias.Memory }, LayerCase.Inputs(layer, batch, 3), batch)
        {
            Activation = LayerKind.HardSwish,
            Addend = layer.TakesSum() && batch != 1 ? LayerCase.Integers((int)layer.Output.Elements * batch, 4) : null,
            Create = create ?? LayerOperator.Create,
            MayBePlain = create is null && layer.ReadsPlainOrder(),
            Memory = length => new GuardedMemory(length, atEnd),
            Placement = Placement.Dense,
            Algorithm = algorithm ?? AlgorithmChoice.Of(layer),
            Pool = pool,
        };
        run.Run();
    }
}
