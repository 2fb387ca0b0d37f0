using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Engine;

/// <summary>
/// Pooling of any kind, kernel, stride, dilation and padding. Every window is clipped to the map, so that nothing need lie around it. In
/// the middle of a row, where windows lie on the map whole, kernels of the usual sizes have loops of their own.
/// </summary>
internal sealed unsafe class WindowPoolOperator<TReduction> : WindowPool
    where TReduction : struct, IReduction
{
    /// <summary>The first column whose window has all its taps on the map, and the one behind the last.</summary>
    private readonly int _firstInside;
    private readonly int _endInside;

    private readonly int _kernelHeight;
    private readonly int _kernelWidth;
    private readonly nint _rowDilation;

    /// <summary>Floats from tap to tap and from window to window, along a row.</summary>
    private readonly nint _tap;
    private readonly nint _stride;

    public WindowPoolOperator(OperatorSpec spec)
        : base(spec)
    {
        LayerInfo layer = spec.Layer;
        _kernelHeight = layer.Rows.Kernel;
        _kernelWidth = layer.Columns.Kernel;
        _rowDilation = layer.Rows.Dilation;
        _tap = layer.Columns.Dilation * (nint)MapLayout.Lanes;
        _stride = layer.Columns.Stride * (nint)MapLayout.Lanes;
        (_firstInside, _endInside) = WindowTaps.Whole(Columns, _kernelWidth);
    }

    public override long Work => Saturating.Multiply(Move * Spec.Layer.Output.Elements, Math.Min((long)_kernelHeight * _kernelWidth, Spec.Layer.Input.Elements));

    public override void CompileKernels()
    {
        base.CompileKernels();
        Clipped(source: null, pitch: 0, row: default, first: 0, end: 0, target: null);
        foreach (WindowTaps row in Rows)
        {
            Inside(source: null, pitch: 0, row.Count, divisor: default, target: null, count: 0);
        }
    }

    protected override void Pool(float* map, nint pitch, BlockMap output, Windows windows)
    {
        int firstInside = Math.Clamp(_firstInside, windows.Left, windows.Right), endInside = Math.Clamp(_endInside, firstInside, windows.Right);
        for (int i = windows.Top; i < windows.Bottom; i++)
        {
            WindowTaps row = Rows[i];
            float* source = map + row.Start * pitch, target = output.Row(i);
            Clipped(source, _rowDilation * pitch, row, windows.Left, firstInside, target);
            Inside(source, _rowDilation * pitch, row, firstInside, endInside, target);
            Clipped(source, _rowDilation * pitch, row, endInside, windows.Right, target);
        }
    }

    /// <summary>Windows some of whose columns may lie beside the map.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Clipped(float* source, nint pitch, WindowTaps row, int first, int end, float* target)
    {
        for (int j = first; j < end; j++)
        {
            WindowTaps column = Columns[j];
            float* taps = source + column.Start * (nint)MapLayout.Lanes;
            Vector512<float> all = Vector512.Create(TReduction.Identity);
            for (nint u = 0; u < row.Count; u++, taps += pitch)
            {
                for (nint v = 0; v < column.Count; v++)
                {
                    all = TReduction.Add(all, Vector512.Load(taps + v * _tap));
                }
            }

            Finish(all, Divisor(row, column.Counted)).Store(target + j * (nint)MapLayout.Lanes);
        }
    }

    /// <summary>The windows of a row that have all their columns on the map.</summary>
    private void Inside(float* source, nint pitch, WindowTaps row, int first, int end, float* target)
    {
        nint count = end - first;
        if (count == 0)
        {
            return;
        }

        source += Columns[first].Start * (nint)MapLayout.Lanes;
        target += first * (nint)MapLayout.Lanes;
        Inside(source, pitch, row.Count, Divisor(row, _kernelWidth), target, count);
    }

    private void Inside(float* source, nint pitch, int rows, Vector512<float> divisor, float* target, nint count)
    {
        switch (rows, _kernelWidth)
        {
            case (3, 3):
                ThreeByThree(source, pitch, divisor, target, count);
                break;
            case (2, 2):
                TwoByTwo(source, pitch, divisor, target, count);
                break;
            default:
                Any(source, pitch, rows, divisor, target, count);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ThreeByThree(float* top, nint pitch, Vector512<float> divisor, float* target, nint count)
    {
        float* middle = top + pitch, bottom = middle + pitch;
        nint second = _tap, third = 2 * _tap, stride = _stride, at = 0;
        for (nint i = 0; i < count; i++, at += stride)
        {
            Vector512<float> all = TReduction.Add(Vector512.Create(TReduction.Identity), Vector512.Load(top + at));
            all = TReduction.Add(all, Vector512.Load(top + at + second));
            all = TReduction.Add(all, Vector512.Load(top + at + third));
            all = TReduction.Add(all, Vector512.Load(middle + at));
            all = TReduction.Add(all, Vector512.Load(middle + at + second));
            all = TReduction.Add(all, Vector512.Load(middle + at + third));
            all = TReduction.Add(all, Vector512.Load(bottom + at));
            all = TReduction.Add(all, Vector512.Load(bottom + at + second));
            all = TReduction.Add(all, Vector512.Load(bottom + at + third));
            Finish(all, divisor).Store(target + i * MapLayout.Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TwoByTwo(float* top, nint pitch, Vector512<float> divisor, float* target, nint count)
    {
        float* bottom = top + pitch;
        nint second = _tap, stride = _stride, at = 0;
        for (nint i = 0; i < count; i++, at += stride)
        {
            Vector512<float> all = TReduction.Add(Vector512.Create(TReduction.Identity), Vector512.Load(top + at));
            all = TReduction.Add(all, Vector512.Load(top + at + second));
            all = TReduction.Add(all, Vector512.Load(bottom + at));
            all = TReduction.Add(all, Vector512.Load(bottom + at + second));
            Finish(all, divisor).Store(target + i * MapLayout.Lanes);
        }
    }

    /// <summary>Windows of any size, four side by side, so that none waits for the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Any(float* source, nint pitch, nint rows, Vector512<float> divisor, float* target, nint count)
    {
        nint width = _kernelWidth * _tap, tap = _tap, stride = _stride, i = 0;
        for (; i <= count - 4; i += 4, source += 4 * stride, target += 4 * MapLayout.Lanes)
        {
            Vector512<float> all0 = Vector512.Create(TReduction.Identity), all1 = all0, all2 = all0, all3 = all0;
            float* taps = source;
            for (nint u = 0; u < rows; u++, taps += pitch)
            {
                for (nint v = 0; v < width; v += tap)
                {
                    all0 = TReduction.Add(all0, Vector512.Load(taps + v));
                    all1 = TReduction.Add(all1, Vector512.Load(taps + v + stride));
                    all2 = TReduction.Add(all2, Vector512.Load(taps + v + 2 * stride));
                    all3 = TReduction.Add(all3, Vector512.Load(taps + v + 3 * stride));
                }
            }

            Finish(all0, divisor).Store(target);
            Finish(all1, divisor).Store(target + MapLayout.Lanes);
            Finish(all2, divisor).Store(target + 2 * MapLayout.Lanes);
            Finish(all3, divisor).Store(target + 3 * MapLayout.Lanes);
        }

        for (; i < count; i++, source += stride, target += MapLayout.Lanes)
        {
            Vector512<float> all = Vector512.Create(TReduction.Identity);
            float* taps = source;
            for (nint u = 0; u < rows; u++, taps += pitch)
            {
                for (nint v = 0; v < width; v += tap)
                {
                    all = TReduction.Add(all, Vector512.Load(taps + v));
                }
            }

            Finish(all, divisor).Store(target);
        }
    }

    private Vector512<float> Divisor(WindowTaps row, int columns) => TReduction.NeedsCount
        ? Vector512.Create(TReduction.Divisor((float)row.Counted * columns, (float)_kernelHeight * _kernelWidth))
        : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Finish(Vector512<float> all, Vector512<float> divisor) => TReduction.NeedsCount ? TReduction.Finish(all, divisor) : all;
}
