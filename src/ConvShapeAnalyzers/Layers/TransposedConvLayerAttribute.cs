namespace ConvShape;

/// <summary>
/// Transposed convolution, a convolution run backwards: C×H×W → F×H′×W′ with H′ = s(H − 1) + k̂ − 2p + output padding,
/// k̂ = k + (k − 1)(d − 1), and C·(F/g)·k² + F parameters.
/// </summary>
public sealed class TransposedConvLayerAttribute : LayerAttribute
{
    /// <summary>A square window, the same along both axes.</summary>
    /// <param name="k">Kernel size k ≥ 1.</param>
    /// <param name="s">Stride s ≥ 1: the factor by which the map grows.</param>
    /// <param name="p">Padding p ≥ 0 of the convolution that is run backwards: what is cut from every side of the output.</param>
    /// <param name="d">Dilation d ≥ 1: the distance between taps.</param>
    /// <param name="g">Groups g ≥ 1: input channels and filters are split in g parts that do not see each other.</param>
    /// <param name="filters">Output channels F ≥ 1; left out, as many as the input has channels.</param>
    /// <param name="outputPadding">Rows and columns added at the end, smaller than the stride or the dilation.</param>
    public TransposedConvLayerAttribute(int k, int s = 1, int p = 0, int d = 1, int g = 1, int filters = 0, int outputPadding = 0)
    {
    }

    /// <summary>A window given for each axis, in the order height, width: arrays for all of k, s, p, d that are written; <c>[2]</c> stands for both axes.</summary>
    /// <param name="k">Kernel size: <c>[height, width]</c>.</param>
    /// <param name="s">Stride: <c>[height, width]</c>; 1 if left out.</param>
    /// <param name="p">Padding: <c>[height, width]</c> or <c>[top, left, bottom, right]</c>; 0 if left out.</param>
    /// <param name="d">Dilation: <c>[height, width]</c>; 1 if left out.</param>
    /// <param name="g">Groups g ≥ 1.</param>
    /// <param name="filters">Output channels F ≥ 1; left out, as many as the input has channels.</param>
    /// <param name="outputPadding">Rows and columns added at the end: <c>[height, width]</c>; 0 if left out.</param>
    public TransposedConvLayerAttribute(
        int[] k, int[]? s = null, int[]? p = null, int[]? d = null, int g = 1, int filters = 0, int[]? outputPadding = null)
    {
    }

    /// <summary>Derives the padding from the kernel, in place of <c>p</c>. <see cref="PaddingMode.Same"/> gives s·H rows.</summary>
    public PaddingMode Padding { get; set; }

    /// <summary>States how many channels arrive; checked, and otherwise without effect.</summary>
    public int InChannels { get; set; }

    /// <summary>Whether a bias is added to every filter. True unless set.</summary>
    public bool Bias { get; set; } = true;
}
