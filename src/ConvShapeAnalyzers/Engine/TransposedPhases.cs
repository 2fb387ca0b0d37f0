using ConvShape.Arithmetic;

namespace ConvShape.Engine;

/// <summary>
/// One axis of a transposed convolution, taken apart by the remainder of the output's place by the stride. Output o gets what input i
/// spreads over it with tap u where o + p = s·i + d·u. So output m·s + φ reads input m + ⌊(φ + p)/s⌋ − ⌊d·u/s⌋ with every tap u that has
/// d·u ≡ φ + p (mod s), and no others: for each phase φ a plain convolution of stride 1.
/// </summary>
internal sealed class TransposedPhases
{
    private readonly WindowAxis _window;
    private readonly int _output;

    public TransposedPhases(WindowAxis window, int output)
    {
        _window = window;
        _output = output;
        Count = Math.Min(window.Stride, output);
        long[] shifts = [.. Enumerable.Range(0, Count).SelectMany(phase => TapsOf(phase).Select(tap => Shift(phase, tap))).DefaultIfEmpty()];
        long first = shifts.Min(), span = shifts.Max() - first;

        // All phases read one padded map: the window holds the taps that reach furthest. What is too far for a map is refused where it is made.
        int padding = (int)Math.Min(int.MaxValue, -first);
        Window = span == 0 ? new WindowAxis(1, PaddingStart: padding) : new WindowAxis(2, 1, (int)Math.Min(int.MaxValue, span), padding);
    }

    /// <summary>Number of phases.</summary>
    public int Count { get; }

    /// <summary>Outputs of the longest phase, which is the first.</summary>
    public int Cells => CellsOf(0);

    /// <summary>What the phases see of the map together, as a window of stride 1. Padding below nothing skips the map's first elements.</summary>
    public WindowAxis Window { get; }

    /// <summary>Outputs of a phase.</summary>
    public int CellsOf(int phase) => (_output - phase + _window.Stride - 1) / _window.Stride;

    /// <summary>The taps that a phase reads.</summary>
    public IEnumerable<int> TapsOf(int phase) => Enumerable.Range(0, _window.Kernel)
        .Where(tap => ((long)tap * _window.Dilation - phase - _window.PaddingStart) % _window.Stride == 0);

    /// <summary>The cell of the padded map that a tap reads for the first output of a phase.</summary>
    public int CellOf(int phase, int tap) => (int)(Shift(phase, tap) + Window.PaddingStart);

    /// <summary>How far along the map a tap reads for the first output of a phase.</summary>
    private long Shift(int phase, int tap) =>
        ((long)phase + _window.PaddingStart) / _window.Stride - (long)tap * _window.Dilation / _window.Stride;
}
