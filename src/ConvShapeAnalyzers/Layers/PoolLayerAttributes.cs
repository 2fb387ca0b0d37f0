namespace ConvShape;

/// <summary>A pool: one value from each window, channel by channel. C×H×W → C×H′×W′.</summary>
public abstract class PoolLayerAttribute : WindowLayerAttribute
{
    private protected PoolLayerAttribute()
    {
    }

    /// <summary>Rounds the output size up: a last, partial window counts if it starts inside the map or its leading padding, as in PyTorch.</summary>
    public bool CeilMode { get; set; }
}

/// <summary>The largest value of each window. Padding never wins.</summary>
public sealed class MaxPoolLayerAttribute : PoolLayerAttribute
{
    /// <summary>A square window, the same along both axes.</summary>
    /// <param name="k">Window size k ≥ 1.</param>
    /// <param name="s">Stride s ≥ 1; left out, k.</param>
    /// <param name="p">Padding 0 ≤ p ≤ ⌊k̂/2⌋ on every side.</param>
    /// <param name="d">Dilation d ≥ 1.</param>
    public MaxPoolLayerAttribute(int k, int s = 0, int p = 0, int d = 1)
    {
    }

    /// <summary>A window given for each axis, in the order height, width: arrays for all of k, s, p, d that are written; <c>[2]</c> stands for both axes.</summary>
    /// <param name="k">Window size: <c>[height, width]</c>.</param>
    /// <param name="s">Stride: <c>[height, width]</c>; k if left out.</param>
    /// <param name="p">Padding: <c>[height, width]</c> or <c>[top, left, bottom, right]</c>; 0 if left out.</param>
    /// <param name="d">Dilation: <c>[height, width]</c>; 1 if left out.</param>
    public MaxPoolLayerAttribute(int[] k, int[]? s = null, int[]? p = null, int[]? d = null)
    {
    }
}

/// <summary>The smallest value of each window. Padding never wins.</summary>
public sealed class MinPoolLayerAttribute : PoolLayerAttribute
{
    /// <summary>A square window, the same along both axes.</summary>
    /// <param name="k">Window size k ≥ 1.</param>
    /// <param name="s">Stride s ≥ 1; left out, k.</param>
    /// <param name="p">Padding 0 ≤ p ≤ ⌊k̂/2⌋ on every side.</param>
    /// <param name="d">Dilation d ≥ 1.</param>
    public MinPoolLayerAttribute(int k, int s = 0, int p = 0, int d = 1)
    {
    }

    /// <summary>A window given for each axis, in the order height, width: arrays for all of k, s, p, d that are written; <c>[2]</c> stands for both axes.</summary>
    /// <param name="k">Window size: <c>[height, width]</c>.</param>
    /// <param name="s">Stride: <c>[height, width]</c>; k if left out.</param>
    /// <param name="p">Padding: <c>[height, width]</c> or <c>[top, left, bottom, right]</c>; 0 if left out.</param>
    /// <param name="d">Dilation: <c>[height, width]</c>; 1 if left out.</param>
    public MinPoolLayerAttribute(int[] k, int[]? s = null, int[]? p = null, int[]? d = null)
    {
    }
}

/// <summary>The mean of each window.</summary>
public sealed class AvgPoolLayerAttribute : PoolLayerAttribute
{
    /// <summary>A square window, the same along both axes.</summary>
    /// <param name="k">Window size k ≥ 1.</param>
    /// <param name="s">Stride s ≥ 1; left out, k.</param>
    /// <param name="p">Padding 0 ≤ p ≤ ⌊k̂/2⌋ on every side.</param>
    /// <param name="d">Dilation d ≥ 1.</param>
    public AvgPoolLayerAttribute(int k, int s = 0, int p = 0, int d = 1)
    {
    }

    /// <summary>A window given for each axis, in the order height, width: arrays for all of k, s, p, d that are written; <c>[2]</c> stands for both axes.</summary>
    /// <param name="k">Window size: <c>[height, width]</c>.</param>
    /// <param name="s">Stride: <c>[height, width]</c>; k if left out.</param>
    /// <param name="p">Padding: <c>[height, width]</c> or <c>[top, left, bottom, right]</c>; 0 if left out.</param>
    /// <param name="d">Dilation: <c>[height, width]</c>; 1 if left out.</param>
    public AvgPoolLayerAttribute(int[] k, int[]? s = null, int[]? p = null, int[]? d = null)
    {
    }

    /// <summary>Whether padding counts as zeros among the averaged values. True unless set, as in PyTorch.</summary>
    public bool CountIncludePad { get; set; } = true;
}

/// <summary>
/// The Euclidean norm of each window: √Σx². A window that <see cref="PoolLayerAttribute.CeilMode"/> lets hang over the map counts as a
/// whole one, its missing values as large as the others: √(k² · mean x²), as PyTorch's <c>lp_pool2d</c>.
/// </summary>
public sealed class L2PoolLayerAttribute : PoolLayerAttribute
{
    /// <summary>A square window, the same along both axes.</summary>
    /// <param name="k">Window size k ≥ 1.</param>
    /// <param name="s">Stride s ≥ 1; left out, k.</param>
    /// <param name="p">Padding 0 ≤ p ≤ ⌊k̂/2⌋ on every side.</param>
    /// <param name="d">Dilation d ≥ 1.</param>
    public L2PoolLayerAttribute(int k, int s = 0, int p = 0, int d = 1)
    {
    }

    /// <summary>A window given for each axis, in the order height, width: arrays for all of k, s, p, d that are written; <c>[2]</c> stands for both axes.</summary>
    /// <param name="k">Window size: <c>[height, width]</c>.</param>
    /// <param name="s">Stride: <c>[height, width]</c>; k if left out.</param>
    /// <param name="p">Padding: <c>[height, width]</c> or <c>[top, left, bottom, right]</c>; 0 if left out.</param>
    /// <param name="d">Dilation: <c>[height, width]</c>; 1 if left out.</param>
    public L2PoolLayerAttribute(int[] k, int[]? s = null, int[]? p = null, int[]? d = null)
    {
    }
}

/// <summary>The largest value of each channel. C×H×W → C×1×1.</summary>
public sealed class GlobalMaxPoolLayerAttribute : LayerAttribute;

/// <summary>The mean of each channel. C×H×W → C×1×1.</summary>
public sealed class GlobalAvgPoolLayerAttribute : LayerAttribute;

/// <summary>The means of h×w parts of the map that are as even as can be, whatever its size. C×H×W → C×h×w.</summary>
public sealed class AdaptiveAvgPoolLayerAttribute : LayerAttribute
{
    /// <summary>An adaptive average pool: output row i is the mean of rows ⌊i·H/h⌋ to ⌈(i + 1)·H/h⌉ − 1, as in PyTorch.</summary>
    /// <param name="h">Rows of the output, h ≥ 1.</param>
    /// <param name="w">Columns of the output, w ≥ 1.</param>
    public AdaptiveAvgPoolLayerAttribute(int h, int w)
    {
    }
}
