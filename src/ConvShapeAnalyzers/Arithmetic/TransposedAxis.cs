namespace ConvShape.Arithmetic;

/// <summary>
/// One axis of a transposed convolution: the shape of the convolution run backwards
/// (Dumoulin and Visin, relationships 8–14).
/// </summary>
/// <param name="Kernel">Taps of the kernel, k ≥ 1.</param>
/// <param name="Stride">Stride of the convolution that is transposed, s ≥ 1: the factor by which the map grows.</param>
/// <param name="Dilation">Distance between neighbouring taps, d ≥ 1.</param>
/// <param name="PaddingStart">Padding of the convolution that is transposed, cut from the start of the output, ≥ 0.</param>
/// <param name="PaddingEnd">The same at the end.</param>
/// <param name="OutputPadding">Rows or columns added at the end, 0 ≤ a &lt; max(s, d): which of the sizes that the forward floor made one.</param>
public readonly record struct TransposedAxis(
    int Kernel, int Stride = 1, int Dilation = 1, int PaddingStart = 0, int PaddingEnd = 0, int OutputPadding = 0)
{
    /// <summary>k̂ = k + (k − 1)(d − 1).</summary>
    public long EffectiveKernel => Kernel + (Kernel - 1L) * (Dilation - 1L);

    /// <summary>o = s(i − 1) + k̂ − 2p + a. Zero or negative where the padding cuts everything away.</summary>
    public long OutputSize(long input)
    {
        long stretched = Saturating.Add(Saturating.Multiply(Stride, input - 1), EffectiveKernel);
        return Saturating.Subtract(Saturating.Add(stretched, OutputPadding), (long)PaddingStart + PaddingEnd);
    }

    /// <summary>The smallest input, at least 1, that gives at least <paramref name="outputs"/>. Saturates at <see cref="long.MaxValue"/>.</summary>
    public long MinimumInput(long outputs)
    {
        long missing = Saturating.Subtract(Saturating.Add(outputs, (long)PaddingStart + PaddingEnd), Saturating.Add(EffectiveKernel, OutputPadding));
        return missing <= 0 ? 1 : missing == long.MaxValue ? missing : (missing - 1) / Stride + 2;
    }

    /// <summary>The forward window that this runs backwards.</summary>
    public WindowAxis Window => new(Kernel, Stride, Dilation, PaddingStart, PaddingEnd);

    /// <summary>
    /// This axis with the padding that a mode gives it: that of the convolution run backwards. With <see cref="PaddingMode.Same"/> that
    /// convolution maps s·i to i, so the output is s·i; where the kernel is smaller than the stride, output padding fills what it leaves.
    /// </summary>
    public TransposedAxis WithPadding(PaddingMode mode)
    {
        if (mode == PaddingMode.Same)
        {
            long surplus = Saturating.Subtract(Saturating.Add(EffectiveKernel, OutputPadding), Stride);
            return surplus >= 0
                ? this with { PaddingStart = Clamp(surplus / 2), PaddingEnd = Clamp(surplus - surplus / 2) }
                : this with { PaddingStart = 0, PaddingEnd = 0, OutputPadding = Clamp(OutputPadding - surplus) };
        }

        WindowAxis padded = Window.WithPadding(mode, input: 1);
        return this with { PaddingStart = padded.PaddingStart, PaddingEnd = padded.PaddingEnd };
    }

    /// <summary>
    /// The transposed axis that restores <paramref name="input"/> from the output of <paramref name="window"/>:
    /// its output padding is the remainder that the forward floor dropped, a = (i + 2p − k̂) mod s (relationship 14).
    /// </summary>
    public static TransposedAxis Of(WindowAxis window, long input) => new(
        window.Kernel, window.Stride, window.Dilation, window.PaddingStart, window.PaddingEnd, (int)window.Remainder(input));

    private static int Clamp(long size) => (int)Math.Min(size, int.MaxValue);
}
