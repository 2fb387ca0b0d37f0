using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// The padded copy of a map that windows slide over without a test for borders: each channel as (row phase, column phase, row, column),
/// see <see cref="PhasedAxis"/>. What a tap reads for the window at (i, j) lies at <c>TapOffsets[tap] + i·Pitch + j</c>: one list of
/// offsets is all a kernel needs to know of kernel size, stride, dilation and padding.
/// </summary>
internal sealed unsafe class PhasedMap
{
    private readonly PhasedAxis _rows;
    private readonly PhasedAxis _columns;
    private readonly ColumnRun[] _runs;
    private readonly int _width;
    private readonly float _padding;

    /// <param name="layer">A layer with a window.</param>
    /// <param name="padding">What lies around the map: 0, or −∞ for the maximum.</param>
    public PhasedMap(LayerInfo layer, float padding)
    {
        _rows = new PhasedAxis(layer.Rows, layer.Input.Height.Value, layer.Output.Height.Value);
        _columns = new PhasedAxis(layer.Columns, layer.Input.Width.Value, layer.Output.Width.Value);
        _width = layer.Input.Width.Value;
        _padding = padding;

        long plane = _rows.Cells * _columns.Cells;
        ChannelLength = OperatorChecks.ArrayLength(layer, plane * _rows.Phases * _columns.Phases);
        Pitch = (int)_columns.Cells;
        _runs = Enumerable.Range(0, _columns.Phases).Select(Run).ToArray();
        TapOffsets = new int[layer.Rows.Kernel * layer.Columns.Kernel];
        for (int u = 0; u < layer.Rows.Kernel; u++)
        {
            for (int v = 0; v < layer.Columns.Kernel; v++)
            {
                long phase = (long)_rows.PhaseOf(u) * _columns.Phases + _columns.PhaseOf(v);
                TapOffsets[u * layer.Columns.Kernel + v] = (int)(phase * plane + _rows.CellOf(u) * Pitch + _columns.CellOf(v));
            }
        }
    }

    /// <summary>Floats that one channel takes.</summary>
    public int ChannelLength { get; }

    /// <summary>Floats from one row of a phase to the next.</summary>
    public int Pitch { get; }

    /// <summary>For each tap of the kernel, row by row, where it reads for the window at (0, 0).</summary>
    public int[] TapOffsets { get; }

    /// <summary>Lays out one channel: height × width floats to <see cref="ChannelLength"/>.</summary>
    public void Copy(float* channel, int height, float* target)
    {
        for (int phase = 0; phase < _rows.Phases; phase++)
        {
            float* plane = target + (nint)phase * _runs.Length * (nint)_rows.Cells * Pitch;
            for (nint cell = 0; cell < (nint)_rows.Cells; cell++)
            {
                long row = _rows.Position(phase, cell);
                CopyRow(row >= 0 && row < height ? channel + (nint)row * _width : null, plane + cell * Pitch);
            }
        }
    }

    /// <summary>Lays out one row of the map, or one of padding (null), in every phase of the columns.</summary>
    private void CopyRow(float* row, float* target)
    {
        nint plane = (nint)_rows.Cells * Pitch;
        foreach (ref readonly ColumnRun run in _runs.AsSpan())
        {
            if (row is null)
            {
                Fill(target, Pitch);
            }
            else
            {
                Fill(target, run.First);
                CopyEvery(_columns.Stride, row, run.Source, target + run.First, run.End - run.First);
                Fill(target + run.End, Pitch - run.End);
            }

            target += plane;
        }
    }

    private void Fill(float* target, int count)
    {
        for (int i = 0; i < count; i++)
        {
            target[i] = _padding;
        }
    }

    private void CopyEvery(int stride, float* row, nint column, float* target, int count)
    {
        if (stride == 1)
        {
            new ReadOnlySpan<float>(row + column, count).CopyTo(new Span<float>(target, count));
        }
        else if (stride == 2 && count >= Vector<float>.Count)
        {
            nint last = count - Vector<float>.Count;
            for (nint i = 0; i < last; i += Vector<float>.Count)
            {
                EverySecond(row, column + 2 * i).Store(target + i);
            }

            EverySecond(row, column + 2 * last).Store(target + last);
        }
        else
        {
            for (nint i = 0; i < count; i++)
            {
                target[i] = row[column + i * stride];
            }
        }
    }

    /// <summary>Every second value from a column on. Pairs are read as one 64-bit number each, and the half that counts is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<float> EverySecond(float* row, nint column)
    {
        // The pair of the last value must not reach beyond the row, which may be the end of memory: there the value is the second of its pair.
        bool isFirstOfPair = column + 2 * Vector<float>.Count <= _width;
        ulong* pairs = (ulong*)(row + (isFirstOfPair ? column : column - 1));
        Vector<ulong> low = Vector.Load(pairs), high = Vector.Load(pairs + Vector<ulong>.Count);
        if (isFirstOfPair != BitConverter.IsLittleEndian)
        {
            low >>>= 32;
            high >>>= 32;
        }

        return Vector.Narrow(low, high).As<uint, float>();
    }

    private ColumnRun Run(int phase)
    {
        int first = (int)_columns.FirstInside(phase), end = (int)_columns.EndInside(phase);
        return new ColumnRun(first, end, (nint)_columns.Position(phase, first));
    }

    /// <summary>The cells of a column phase that lie on the map, and the column that the first of them holds.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct ColumnRun(int First, int End, nint Source);
}
