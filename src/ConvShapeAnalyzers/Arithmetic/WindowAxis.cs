namespace ConvShape.Arithmetic;

/// <summary>
/// One axis of a sliding window, as convolutions and pools share it: rows and columns are worked out apart.
/// Sizes follow Dumoulin and Visin, "A guide to convolution arithmetic for deep learning" (relationships 1–7 and 15).
/// </summary>
/// <param name="Kernel">Taps of the kernel, k ≥ 1.</param>
/// <param name="Stride">Distance between neighbouring windows, s ≥ 1.</param>
/// <param name="Dilation">Distance between neighbouring taps, d ≥ 1.</param>
/// <param name="PaddingStart">Zeros before the first element (top or left), ≥ 0.</param>
/// <param name="PaddingEnd">Zeros after the last element (bottom or right), ≥ 0.</param>
/// <param name="CeilMode">Whether a last, partial window counts, as in PyTorch's pools.</param>
public readonly record struct WindowAxis(
    int Kernel, int Stride = 1, int Dilation = 1, int PaddingStart = 0, int PaddingEnd = 0, bool CeilMode = false)
{
    /// <summary>k̂ = k + (k − 1)(d − 1): the extent of the kernel once its taps are spread.</summary>
    public long EffectiveKernel => Kernel + (Kernel - 1L) * (Dilation - 1L);

    /// <summary>i + padding on both sides.</summary>
    public long PaddedSize(long input) => input + PaddingStart + PaddingEnd;

    /// <summary>Whether at least one window finds a place.</summary>
    public bool Fits(long input) => OutputSize(input) > 0;

    /// <summary>
    /// o = ⌊(i + 2p − k̂)/s⌋ + 1, or 0 where no window fits. With <see cref="CeilMode"/> the division rounds up, and windows
    /// that would start beyond the input and its leading padding do not count (PyTorch's rule).
    /// </summary>
    public long OutputSize(long input)
    {
        long room = PaddedSize(input) - EffectiveKernel;
        if (!CeilMode)
        {
            // C# rounds toward zero, so a kernel that is too large by less than a stride would seem to fit once.
            return room < 0 ? 0 : room / Stride + 1;
        }

        long shifted = room + Stride - 1L;
        if (shifted < 0)
        {
            return 0;
        }

        long covering = shifted / Stride + 1;
        long starting = (input + PaddingStart + Stride - 1L) / Stride;
        return Math.Min(covering, starting);
    }

    /// <summary>
    /// The rows or columns, padding included, behind the last window: r = (i + 2p − k̂) mod s. Under <see cref="CeilMode"/> mostly 0,
    /// but not where a window more would start beyond the input.
    /// </summary>
    public long Remainder(long input)
    {
        long windows = OutputSize(input);
        return windows == 0 ? 0 : Math.Max(0, PaddedSize(input) - EffectiveKernel - (windows - 1) * Stride);
    }

    /// <summary>max(0, r − p): how many real rows or columns lie behind the last window, where none reads them.</summary>
    public long LostAtEnd(long input) => Math.Min(input, Math.Max(0, Remainder(input) - PaddingEnd));

    /// <summary>The smallest input, at least 1, that gives at least <paramref name="outputs"/> windows. Saturates at <see cref="long.MaxValue"/>.</summary>
    public long MinimumInput(long outputs)
    {
        long lastStart = Saturating.Multiply(Stride, outputs - 1);
        long covered = Saturating.Subtract(Saturating.Add(lastStart, EffectiveKernel), (long)PaddingStart + PaddingEnd);
        if (!CeilMode)
        {
            return Math.Max(1, covered);
        }

        long overhanging = Saturating.Subtract(covered, Stride - 1L);
        long started = Saturating.Subtract(Saturating.Add(lastStart, 1), PaddingStart);
        return Math.Max(1, Math.Max(overhanging, started));
    }

    /// <summary>This window with the padding that a mode gives it on an input of the given size.</summary>
    public WindowAxis WithPadding(PaddingMode mode, long input)
    {
        switch (mode)
        {
            case PaddingMode.Valid:
                return this with { PaddingStart = 0, PaddingEnd = 0 };
            case PaddingMode.Half:
                return Symmetric(EffectiveKernel / 2);
            case PaddingMode.Full:
                return Symmetric(EffectiveKernel - 1);
            case PaddingMode.Same:
                long outputs = (input + Stride - 1) / Stride;
                long total = Math.Max(0, (outputs - 1) * Stride + EffectiveKernel - input);
                return this with { PaddingStart = Clamp(total / 2), PaddingEnd = Clamp(total - total / 2) };
            default:
                return this;
        }
    }

    /// <summary>As <see cref="MinimumInput(long)"/>, under a padding mode: with <see cref="PaddingMode.Same"/> the padding depends on the input.</summary>
    public long MinimumInput(PaddingMode mode, long outputs) => mode == PaddingMode.Same
        ? Math.Max(1, Saturating.Add(Saturating.Multiply(Stride, outputs - 1), 1))
        : WithPadding(mode, input: 1).MinimumInput(outputs);

    private WindowAxis Symmetric(long padding) => this with { PaddingStart = Clamp(padding), PaddingEnd = Clamp(padding) };

    // Padding is an int as written; an effective kernel beyond that is refused elsewhere, as too large.
    private static int Clamp(long padding) => (int)Math.Min(padding, int.MaxValue);
}
