using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>Which pools run on the results of a convolution while these are at hand, so that the map between them never is in memory.</summary>
internal static class PoolFusion
{
    /// <summary>Positions of the rows that a window reads, which a thread makes at a time at least: its caches are to hold them.</summary>
    private const long MostPositions = 2048;

    /// <summary>
    /// Products of a result that may be taken twice where windows overlap, since a thread needs rows that another makes: what more of them take is
    /// longer than to write the map and read it again.
    /// </summary>
    private const long MostProductsTwice = 400;

    /// <summary>Whether it pays to run a pool within a convolution's step.</summary>
    /// <param name="layer">The layer whose results it reads, which other layers may have changed meanwhile.</param>
    /// <param name="algorithm">How the layer runs.</param>
    /// <param name="pool">The layer that would be fused.</param>
    public static bool Suits(LayerInfo layer, ConvolutionAlgorithm algorithm, LayerInfo pool) =>
        CanRun(layer, algorithm, pool) && (algorithm != ConvolutionAlgorithm.Direct || PaysByRows(layer, pool));

    /// <summary>Whether a pool can run within a convolution's step at all.</summary>
    /// <param name="layer">The layer whose results it reads, which other layers may have changed meanwhile.</param>
    /// <param name="algorithm">How the layer runs.</param>
    /// <param name="pool">The layer that would be fused.</param>
    public static bool CanRun(LayerInfo layer, ConvolutionAlgorithm algorithm, LayerInfo pool) =>
        pool.Kind.IsWindowPool() && layer is { Kind: LayerKind.Convolution, Groups: 1 } && layer.Output == pool.Input
            && layer.Output is not { Height.Value: 1, Width.Value: 1 }
            && algorithm != ConvolutionAlgorithm.Strassen && (algorithm == ConvolutionAlgorithm.Direct || (SuitsTile(pool.Rows, algorithm) && SuitsTile(pool.Columns, algorithm)));

    /// <summary>
    /// Rows that the last window of one thread and the first of the next both read are made twice: so they are no more than lie between two windows,
    /// and of few products.
    /// </summary>
    private static bool PaysByRows(LayerInfo layer, LayerInfo pool)
    {
        long height = pool.Rows.EffectiveKernel, stride = pool.Rows.Stride, products = layer.Macs / Math.Max(1, layer.Output.Elements);
        return height <= MostPositions / Math.Max(1, pool.Input.Width.Value) && (height <= stride || (height <= 2 * stride && products <= MostProductsTwice));
    }

    /// <summary>Every window reads results of one tile.</summary>
    private static bool SuitsTile(WindowAxis axis, ConvolutionAlgorithm algorithm) =>
        axis is { PaddingStart: 0, PaddingEnd: 0, Dilation: 1 } && axis.Kernel == axis.Stride && algorithm.TileSize() % axis.Stride == 0;
}
