using ConvShape.Arithmetic;

namespace ConvShape.Engine;

/// <summary>
/// One axis of a map laid out for windows of stride s: element i of the padded axis goes to phase i mod s, cell ⌊i/s⌋. What one tap
/// reads for neighbouring windows then lies in neighbouring cells of one phase, at any stride and dilation. Only phases that some tap
/// reads are kept, and only as far as the windows reach.
/// </summary>
internal sealed class PhasedAxis
{
    private readonly WindowAxis _window;
    private readonly int _input;
    private readonly int[] _phases;

    public PhasedAxis(WindowAxis window, int input, int outputs)
    {
        _window = window;
        _input = input;
        _phases = Enumerable.Range(0, window.Kernel).Select(tap => (int)(Distance(tap) % window.Stride)).Distinct().Order().ToArray();
        Cells = outputs + (window.EffectiveKernel - 1) / window.Stride;
    }

    /// <summary>Number of phases kept.</summary>
    public int Phases => _phases.Length;

    /// <summary>Cells of each phase.</summary>
    public long Cells { get; }

    /// <summary>Distance between neighbouring cells on the map.</summary>
    public int Stride => _window.Stride;

    /// <summary>Which of the kept phases a tap reads.</summary>
    public int PhaseOf(int tap) => Array.IndexOf(_phases, (int)(Distance(tap) % Stride));

    /// <summary>The cell that a tap reads for the first window; the next window reads the next cell.</summary>
    public long CellOf(int tap) => Distance(tap) / Stride;

    /// <summary>The place on the map of a phase's cell: negative in the padding before it, the map's size or more behind it.</summary>
    public long Position(int phase, long cell) => cell * Stride + _phases[phase] - _window.PaddingStart;

    /// <summary>The first cell of a phase that lies on the map rather than in the padding before it.</summary>
    public long FirstInside(int phase) => CellsBefore(_window.PaddingStart - _phases[phase]);

    /// <summary>The cell of a phase after the last that lies on the map.</summary>
    public long EndInside(int phase) => Math.Max(FirstInside(phase), CellsBefore(_window.PaddingStart - _phases[phase] + (long)_input));

    private long Distance(int tap) => (long)tap * _window.Dilation;

    /// <summary>How many cells lie before a distance from the phase's first: its quotient by the stride, rounded up, within the axis.</summary>
    private long CellsBefore(long distance) => distance <= 0 ? 0 : Math.Min(Cells, (distance + Stride - 1) / Stride);
}
