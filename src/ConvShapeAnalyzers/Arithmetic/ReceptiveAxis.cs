namespace ConvShape.Arithmetic;

/// <summary>How one axis of a feature map looks back at the model's input.</summary>
/// <param name="Size">Receptive field: how many input rows or columns one element depends on, padding counted.</param>
/// <param name="Jump">How many input rows or columns lie between neighbouring elements, times <paramref name="Divisor"/>.</param>
/// <param name="Divisor">1, unless the map was made larger: after a transposed convolution of stride 2, neighbours lie half an input row apart.</param>
public readonly record struct ReceptiveAxis(long Size, long Jump, long Divisor = 1)
{
    /// <summary>The input itself: every element sees itself.</summary>
    public static ReceptiveAxis Input { get; } = new(1, 1);

    /// <summary>After a window: r′ = r + (k̂ − 1)·j, j′ = j·s. Saturates at <see cref="long.MaxValue"/>.</summary>
    public ReceptiveAxis After(WindowAxis window) => Over(window.EffectiveKernel, window.Stride, 1);

    /// <summary>
    /// After a transposed convolution: every element is fed by at most ⌈k̂/s⌉ neighbours, and j′ = j/s.
    /// </summary>
    public ReceptiveAxis After(TransposedAxis axis) => Over((axis.EffectiveKernel + axis.Stride - 1) / axis.Stride, 1, axis.Stride);

    /// <summary>After a layer whose elements see <paramref name="elements"/> neighbours each, <paramref name="shrunk"/>/<paramref name="grown"/> of them apart.</summary>
    public ReceptiveAxis Over(long elements, long shrunk, long grown)
    {
        long seen = Saturating.Multiply(elements - 1, Jump);
        long size = Saturating.Add(Size, seen == long.MaxValue ? seen : (seen + Divisor - 1) / Divisor);
        long jump = Saturating.Multiply(Jump, shrunk), divisor = Saturating.Multiply(Divisor, grown);
        long common = Divisors.GreatestCommon(jump, divisor);
        return new(size, jump / common, divisor / common);
    }
}
