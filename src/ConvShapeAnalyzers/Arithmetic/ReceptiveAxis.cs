namespace ConvShape.Arithmetic;

/// <summary>How one axis of a feature map looks back at the model's input.</summary>
/// <param name="Size">Receptive field: how many input rows or columns one element depends on, padding counted.</param>
/// <param name="Jump">How many input rows or columns lie between neighbouring elements.</param>
public readonly record struct ReceptiveAxis(long Size, long Jump)
{
    /// <summary>The input itself: every element sees itself.</summary>
    public static ReceptiveAxis Input { get; } = new(1, 1);

    /// <summary>After a window: r′ = r + (k̂ − 1)·j, j′ = j·s. Saturates at <see cref="long.MaxValue"/>.</summary>
    public ReceptiveAxis After(WindowAxis window) => new(
        Saturating.Add(Size, Saturating.Multiply(window.EffectiveKernel - 1, Jump)), Saturating.Multiply(Jump, window.Stride));
}
