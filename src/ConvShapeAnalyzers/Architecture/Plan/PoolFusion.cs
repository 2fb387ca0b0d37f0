using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>Which pools run on the results of a convolution while these are at hand, so that the map between them never is in memory.</summary>
internal static class PoolFusion
{
    /// <summary>Positions of the rows that a window reads: as much of the map as a thread makes at a time, which its caches are to hold.</summary>
    private const long MostPositions = 2048;

    /// <summary>Whether a pool can run within a convolution's step.</summary>
    /// <param name="layer">The layer whose results it reads, which other layers may have changed meanwhile.</param>
    /// <param name="algorithm">How the layer runs.</param>
    /// <param name="pool">The layer that would be fused.</param>
    public static bool Suits(LayerInfo layer, ConvolutionAlgorithm algorithm, LayerInfo pool) =>
        pool.Kind.IsWindowPool() && layer is { Kind: LayerKind.Convolution, Groups: 1 } && layer.Output == pool.Input
            && layer.Output is not { Height.Value: 1, Width.Value: 1 }
            && (algorithm == ConvolutionAlgorithm.Direct ? SuitsRows(pool) : SuitsTile(pool.Rows, algorithm) && SuitsTile(pool.Columns, algorithm));

    /// <summary>
    /// Rows that the last window of one thread and the first of the next both read are made twice: so they are no more than lie between two windows.
    /// </summary>
    private static bool SuitsRows(LayerInfo pool) =>
        pool.Rows.EffectiveKernel <= Math.Min(2L * pool.Rows.Stride, MostPositions / pool.Input.Width.Value);

    /// <summary>Every window reads results of one tile.</summary>
    private static bool SuitsTile(WindowAxis axis, ConvolutionAlgorithm algorithm) =>
        axis is { PaddingStart: 0, PaddingEnd: 0, Dilation: 1 } && axis.Kernel == axis.Stride && algorithm.TileSize() % axis.Stride == 0;
}
