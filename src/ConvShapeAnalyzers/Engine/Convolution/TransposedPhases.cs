using ConvShape.Arithmetic;

namespace ConvShape.Engine;

/// <summary>
/// One axis of a transposed convolution, taken apart by the remainder of the output's place by the stride. Output o gets what input i
/// spreads over it with tap u where o + p = s·i + d·u. So output m·s + φ reads input m + (φ + p − d·u)/s with every tap u for which that is
/// whole, and no others: for each phase φ a plain convolution of stride 1.
/// </summary>
internal sealed class TransposedPhases
{
    private readonly WindowAxis _window;
    private readonly int _outputs;

    /// <summary>For each phase that reads any, its taps.</summary>
    private readonly ILookup<long, int> _taps;

    /// <param name="window">The window of the convolution that is transposed.</param>
    /// <param name="inputs">Size of the input.</param>
    /// <param name="outputs">Size of the output.</param>
    public TransposedPhases(WindowAxis window, int inputs, int outputs)
    {
        // A single input is at place 0 under any stride: under one that no output reaches, no tap reads beside it.
        long reach = outputs + window.EffectiveKernel + window.PaddingStart;
        _window = inputs == 1 ? window with { Stride = (int)Math.Min(int.MaxValue, reach) } : window;
        _outputs = outputs;
        Count = Math.Min(_window.Stride, outputs);

        // φ ≡ d·u − p (mod s): the remainder of C# has the sign of what is divided.
        _taps = Enumerable.Range(0, _window.Kernel).ToLookup(tap => (-Distance(0, tap) % _window.Stride + _window.Stride) % _window.Stride);
    }

    /// <summary>Number of phases; also the distance of a phase's outputs, where it has several.</summary>
    public int Count { get; }

    /// <summary>Outputs of a phase.</summary>
    public int Outputs(int phase) => (int)(((long)_outputs - phase + _window.Stride - 1) / _window.Stride);

    /// <summary>The taps that a phase reads.</summary>
    public IEnumerable<int> TapsOf(int phase) => _taps[phase];

    /// <summary>How far along the map a tap reads for the first output of a phase.</summary>
    public long Shift(int phase, int tap) => Distance(phase, tap) / _window.Stride;

    private long Distance(int phase, int tap) => (long)phase + _window.PaddingStart - (long)tap * _window.Dilation;
}
