using System.Numerics;
using System.Runtime.CompilerServices;
using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Engine;

/// <summary>
/// Pooling of any kind, kernel, stride, dilation and padding: each channel is laid out as a <see cref="PhasedMap"/>, and its
/// rows are taken as one long row, as by <see cref="ConvolutionOperator"/>.
/// </summary>
internal sealed unsafe class WindowPoolOperator<TReduction> : MapOperator
    where TReduction : struct, IReduction
{
    private readonly PhasedMap _map;
    private readonly bool _isContiguous;
    private readonly int _mapLength;

    /// <summary>For each position, columns between the rows included, what the result is divided by; empty for a maximum.</summary>
    private readonly float[] _divisors;

    public WindowPoolOperator(LayerInfo layer)
        : base(layer)
    {
        int width = layer.Output.Width.Value, height = layer.Output.Height.Value;
        _map = new PhasedMap(layer, TReduction.Identity);
        _isContiguous = _map.Pitch == width && width * height >= Vector<float>.Count;

        // A vector may reach behind the last position.
        int slack = Vector<float>.Count;
        int positions = OperatorChecks.ArrayLength(layer, (long)height * _map.Pitch + slack);
        _mapLength = OperatorChecks.ArrayLength(layer, (long)_map.ChannelLength + slack);
        ScratchLength = OperatorChecks.ArrayLength(layer, _mapLength + (_isContiguous ? 0L : positions));
        _divisors = TReduction.NeedsCount ? Divisors(layer, height, width, positions) : [];
    }

    public override int ScratchLength { get; }

    private float[] Divisors(LayerInfo layer, int height, int width, int positions)
    {
        float[] divisors = new float[positions];
        Array.Fill(divisors, 1);
        float taps = (float)layer.Rows.Kernel * layer.Columns.Kernel;
        int[] rows = Counts(layer.Rows, layer.Input.Height.Value, height), columns = Counts(layer.Columns, layer.Input.Width.Value, width);
        for (int i = 0; i < height; i++)
        {
            for (int j = 0; j < width; j++)
            {
                divisors[i * _map.Pitch + j] = TReduction.Divisor((float)rows[i] * columns[j], taps);
            }
        }

        return divisors;
    }

    protected override void Compute(float* input, float* output, int batch, float* scratch)
    {
        int height = Layer.Output.Height.Value, width = Layer.Output.Width.Value;
        nint inputArea = (nint)Layer.Input.Height.Value * Layer.Input.Width.Value, area = (nint)height * width;
        float* results = scratch + _mapLength;
        nint maps = (nint)batch * Layer.Input.Channels;
        for (nint channel = 0; channel < maps; channel++)
        {
            _map.Copy(input + channel * inputArea, scratch);
            if (_isContiguous)
            {
                Pool(scratch, output + channel * area, area);
            }
            else
            {
                Pool(scratch, results, (height - 1) * (nint)_map.Pitch + width);
                RowCopy.Compact(results, _map.Pitch, output + channel * area, width, height);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pool(float* map, float* output, nint positions)
    {
        fixed (int* offsets = _map.TapOffsets)
        fixed (float* divisors = _divisors)
        {
            nint taps = _map.TapOffsets.Length;
            nint width = Vector<float>.Count;
            for (nint position = 0; position < positions; position += width)
            {
                // Where nothing lies behind the last position, the last vector overlaps the one before.
                nint at = _isContiguous ? Math.Min(position, positions - width) : position;
                Vector<float> all = new(TReduction.Identity);
                for (nint tap = 0; tap < taps; tap++)
                {
                    all = TReduction.Add(all, Vector.Load(map + at + offsets[tap]));
                }

                (TReduction.NeedsCount ? TReduction.Finish(all, Vector.Load(divisors + at)) : all).Store(output + at);
            }
        }
    }

    /// <summary>For each window, the taps that count along one axis: those on the map, or with the padding counted, on the padded map.</summary>
    private int[] Counts(WindowAxis axis, int size, int windows)
    {
        bool countsPadding = Layer.CountIncludePad || TReduction.CountsPadding;
        long first = countsPadding ? -axis.PaddingStart : 0;
        long end = countsPadding ? (long)size + axis.PaddingEnd : size;
        int[] counts = new int[windows];
        for (int window = 0; window < windows; window++)
        {
            for (int tap = 0; tap < axis.Kernel; tap++)
            {
                long at = (long)window * axis.Stride + (long)tap * axis.Dilation - axis.PaddingStart;
                counts[window] += at >= first && at < end ? 1 : 0;
            }
        }

        return counts;
    }
}
