namespace ConvShape;

/// <summary>
/// Convolution (cross-correlation, as in PyTorch): C×H×W → F×H′×W′ with H′ = ⌊(H + 2p − k̂)/s⌋ + 1, k̂ = k + (k − 1)(d − 1),
/// and F·(C/g)·k² + F parameters.
/// </summary>
public sealed class ConvLayerAttribute : WindowLayerAttribute
{
    /// <summary>A square window, the same along both axes.</summary>
    /// <param name="k">Kernel size k ≥ 1.</param>
    /// <param name="s">Stride s ≥ 1.</param>
    /// <param name="p">Zero padding p ≥ 0 on every side.</param>
    /// <param name="d">Dilation d ≥ 1: the distance between taps.</param>
    /// <param name="g">Groups g ≥ 1: input channels and filters are split in g parts that do not see each other.</param>
    /// <param name="filters">Output channels F ≥ 1; left out, as many as the input has channels.</param>
    public ConvLayerAttribute(int k, int s = 1, int p = 0, int d = 1, int g = 1, int filters = 0)
    {
    }

    /// <summary>A window given for each axis, in the order height, width: arrays for all of k, s, p, d that are written; <c>[2]</c> stands for both axes.</summary>
    /// <param name="k">Kernel size: <c>[height, width]</c>.</param>
    /// <param name="s">Stride: <c>[height, width]</c>; 1 if left out.</param>
    /// <param name="p">Zero padding: <c>[height, width]</c> or <c>[top, left, bottom, right]</c>; 0 if left out.</param>
    /// <param name="d">Dilation: <c>[height, width]</c>; 1 if left out.</param>
    /// <param name="g">Groups g ≥ 1.</param>
    /// <param name="filters">Output channels F ≥ 1; left out, as many as the input has channels.</param>
    public ConvLayerAttribute(int[] k, int[]? s = null, int[]? p = null, int[]? d = null, int g = 1, int filters = 0)
    {
    }

    /// <summary>States how many channels arrive; checked, and otherwise without effect.</summary>
    public int InChannels { get; set; }

    /// <summary>Whether a bias is added to every filter. True unless set.</summary>
    public bool Bias { get; set; } = true;
}
