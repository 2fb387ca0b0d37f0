using System.Runtime.InteropServices;
using ConvShape.Architecture;
using ConvShape.Arithmetic;

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
    private readonly int _height;
    private readonly int _width;
    private readonly float _padding;

    /// <param name="layer">A layer with a window.</param>
    /// <param name="padding">What lies around the map: 0, or for a maximum or minimum the infinity that is never it.</param>
    public PhasedMap(LayerInfo layer, float padding)
    {
        _rows = new PhasedAxis(layer.Rows, layer.Input.Height.Value, layer.Output.Height.Value);
        _columns = new PhasedAxis(layer.Columns, layer.Input.Width.Value, layer.Output.Width.Value);
        _height = layer.Input.Height.Value;
        _width = layer.Input.Width.Value;
        _padding = padding;

        long plane = Saturating.Multiply(_rows.Cells, _columns.Cells);
        ChannelLength = OperatorChecks.ArrayLength(layer, Saturating.Multiply(plane, (long)_rows.Phases * _columns.Phases));
        Pitch = (int)_columns.Cells;
        _runs = Enumerable.Range(0, _columns.Phases).Select(Run).ToArray();
        TapOffsets = new int[OperatorChecks.ArrayLength(layer, (long)layer.Rows.Kernel * layer.Columns.Kernel)];
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

    /// <summary>Lays out neighbouring channels, each of height × width floats to <see cref="ChannelLength"/>.</summary>
    public void Copy(float* channels, int count, float* target)
    {
        for (int channel = 0; channel < count; channel++)
        {
            Copy(channels + channel * (nint)_height * _width, target + channel * (nint)ChannelLength);
        }
    }

    /// <summary>Lays out one channel.</summary>
    public void Copy(float* channel, float* target)
    {
        for (int phase = 0; phase < _rows.Phases; phase++)
        {
            float* plane = target + (nint)phase * _runs.Length * (nint)_rows.Cells * Pitch;
            for (nint cell = 0; cell < (nint)_rows.Cells; cell++)
            {
                long row = _rows.Position(phase, cell);
                CopyRow(row >= 0 && row < _height ? channel + (nint)row * _width : null, plane + cell * Pitch);
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
                RowCopy.Fill(_padding, target, Pitch);
            }
            else
            {
                RowCopy.Fill(_padding, target, run.First);
                CopyEvery(_columns.Stride, row + run.Source, target + run.First, run.End - run.First);
                RowCopy.Fill(_padding, target + run.End, Pitch - run.End);
            }

            target += plane;
        }
    }

    private static void CopyEvery(int stride, float* source, float* target, int count)
    {
        switch (stride)
        {
            case 1:
                RowCopy.Copy(source, target, count);
                break;
            case 2:
                RowCopy.CopyEverySecond(source, target, count);
                break;
            default:
                RowCopy.CopyEvery(stride, source, target, count);
                break;
        }
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
