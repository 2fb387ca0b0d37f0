namespace ConvShape;

/// <summary>Depthwise convolution: each channel has filters of its own, so g = C. C×H×W → C·m×H′×W′ with C·m·k² + C·m parameters, m being the multiplier.</summary>
public sealed class DepthwiseConvLayerAttribute : WindowLayerAttribute
{
    /// <summary>A square window, the same along both axes.</summary>
    /// <param name="k">Kernel size k ≥ 1.</param>
    /// <param name="s">Stride s ≥ 1.</param>
    /// <param name="p">Zero padding p ≥ 0 on every side.</param>
    /// <param name="d">Dilation d ≥ 1: the distance between taps.</param>
    public DepthwiseConvLayerAttribute(int k, int s = 1, int p = 0, int d = 1)
    {
    }

    /// <summary>A window given for each axis, in the order height, width: arrays for all of k, s, p, d that are written; <c>[2]</c> stands for both axes.</summary>
    /// <param name="k">Kernel size: <c>[height, width]</c>.</param>
    /// <param name="s">Stride: <c>[height, width]</c>; 1 if left out.</param>
    /// <param name="p">Zero padding: <c>[height, width]</c> or <c>[top, left, bottom, right]</c>; 0 if left out.</param>
    /// <param name="d">Dilation: <c>[height, width]</c>; 1 if left out.</param>
    public DepthwiseConvLayerAttribute(int[] k, int[]? s = null, int[]? p = null, int[]? d = null)
    {
    }

    /// <summary>Filters for each channel, m ≥ 1. 1 unless set.</summary>
    public int Multiplier { get; set; } = 1;

    /// <summary>States how many channels arrive; checked, and otherwise without effect.</summary>
    public int InChannels { get; set; }

    /// <summary>Whether a bias is added to every filter. True unless set.</summary>
    public bool Bias { get; set; } = true;
}
