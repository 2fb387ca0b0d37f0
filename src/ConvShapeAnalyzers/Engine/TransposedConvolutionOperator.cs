using System.Numerics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// A transposed convolution, of any kernel, stride, dilation, padding and groups: each phase of the output (its row and column by the
/// strides' remainders, see <see cref="TransposedPhases"/>) is a plain convolution of the input with some of the taps. No product with
/// a zero between stretched values is taken, and nothing is added to memory twice. <see cref="ConvolutionKernel"/> runs over a band of the
/// input's rows for the column phases of four filters; the rows of results are then shuffled into place. Where no phase sees more than one
/// value (kernel no larger than the stride), the input is read in place.
/// </summary>
internal sealed unsafe class TransposedConvolutionOperator : MapOperator
{
    /// <summary>Positions worked on before the next block of filters: as for <see cref="ConvolutionOperator"/>.</summary>
    private const int BandLength = 384;

    private readonly TransposedPhases _rows;
    private readonly TransposedPhases _columns;
    private readonly PhasedMap? _map;
    private readonly int _pitch;
    private readonly int _bandRows;
    private readonly int _mapsLength;
    private readonly int _resultStride;

    /// <summary>For each phase, row by row, what its summands read from the start of a group's maps.</summary>
    private readonly int[][] _offsets;

    /// <summary>For each phase, blocks of up to four filters one behind the other; within a block, for each summand the weights of its filters.</summary>
    private readonly float[][] _weights;
    private readonly float[] _bias;
    private readonly bool _rectifies;

    public TransposedConvolutionOperator(LayerInfo layer, LayerTensors tensors, bool rectifies)
        : base(layer)
    {
        _rows = new TransposedPhases(layer.Rows, layer.Output.Height.Value);
        _columns = new TransposedPhases(layer.Columns, layer.Output.Width.Value);
        _rectifies = rectifies;
        _bias = tensors.Bias.IsEmpty ? new float[layer.Output.Channels] : tensors.Bias.ToArray();

        int channels = layer.Input.Channels / layer.Groups, channelLength = layer.Input.Height.Value * layer.Input.Width.Value;
        _pitch = layer.Input.Width.Value;
        if (!IsInPlace(layer))
        {
            _map = new PhasedMap(
                layer with { Rows = _rows.Window, Columns = _columns.Window, Output = new MapShape(1, _rows.Cells, _columns.Cells) }, padding: 0);
            channelLength = _map.ChannelLength;
            _pitch = _map.Pitch;
            _mapsLength = OperatorChecks.ArrayLength(layer, (long)channels * channelLength + Slack);
        }

        // The kernel may write up to a tile before the first position of a band, or a vector behind the last.
        _bandRows = Math.Clamp(BandLength / _pitch, 1, _rows.Cells);
        _resultStride = OperatorChecks.ArrayLength(layer, (long)_bandRows * _pitch + Slack);
        ScratchLength = OperatorChecks.ArrayLength(
            layer, _mapsLength + Slack + (long)_columns.Count * ConvolutionKernel.Filters * _resultStride);

        int phases = OperatorChecks.ArrayLength(layer, (long)_rows.Count * _columns.Count);
        _offsets = new int[phases][];
        _weights = new float[phases][];
        for (int phase = 0; phase < phases; phase++)
        {
            int row = phase / _columns.Count, column = phase % _columns.Count;
            (int U, int V)[] taps = [.. _rows.TapsOf(row).SelectMany(u => _columns.TapsOf(column).Select(v => (u, v)))];
            _offsets[phase] =
            [
                .. Enumerable.Range(0, channels).SelectMany(channel => taps.Select(
                    tap => channel * channelLength + _rows.CellOf(row, tap.U) * _pitch + _columns.CellOf(column, tap.V))),
            ];
            _weights[phase] = Pack(tensors.Weight.Span, taps);
        }
    }

    public override int ScratchLength { get; }

    private static int Slack => ConvolutionKernel.Vectors * Vector<float>.Count;

    protected override void Compute(float* input, float* output, int batch, float* scratch)
    {
        int groups = Layer.Groups;
        nint inputLength = (nint)Layer.Input.Elements / groups, outputLength = (nint)Layer.Output.Elements / groups;
        for (int image = 0; image < batch; image++)
        {
            for (int group = 0; group < groups; group++)
            {
                nint part = (nint)image * groups + group;
                float* map = input + part * inputLength;
                if (_map is not null)
                {
                    _map.Copy(map, Layer.Input.Channels / groups, scratch);
                    map = scratch;
                }

                ComputeGroup(group, map, output + part * outputLength, scratch + _mapsLength + Slack);
            }
        }
    }

    /// <summary>Whether every phase reads the map as it lies, and there is enough of it for the kernel's tile.</summary>
    private bool IsInPlace(LayerInfo layer) => _rows.Window is { Kernel: 1, PaddingStart: 0 } && _columns.Window is { Kernel: 1, PaddingStart: 0 }
        && _rows.Cells == layer.Input.Height.Value && _columns.Cells == layer.Input.Width.Value && _rows.Cells * _columns.Cells >= Slack;

    /// <summary>The weights of some taps, which PyTorch keeps as C×(F/g)×kh×kw, as the kernel reads them.</summary>
    private float[] Pack(ReadOnlySpan<float> weight, (int U, int V)[] taps)
    {
        int filters = Layer.Output.Channels / Layer.Groups, channels = Layer.Input.Channels / Layer.Groups;
        float[] packed = new float[(long)Layer.Output.Channels * channels * taps.Length];
        int next = 0;
        for (int group = 0; group < Layer.Groups; group++)
        {
            for (int filter = 0; filter < filters; filter += ConvolutionKernel.Filters)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    foreach ((int u, int v) in taps)
                    {
                        for (int of = filter; of < Math.Min(filters, filter + ConvolutionKernel.Filters); of++)
                        {
                            int plane = (group * channels + channel) * filters + of;
                            packed[next++] = weight[(plane * Layer.Rows.Kernel + u) * Layer.Columns.Kernel + v];
                        }
                    }
                }
            }
        }

        return packed;
    }

    private void ComputeGroup(int group, float* map, float* output, float* results)
    {
        int filters = Layer.Output.Channels / Layer.Groups, width = Layer.Output.Width.Value;
        nint area = (nint)Layer.Output.Height.Value * width;
        for (int cell = 0; cell < _rows.Cells; cell += _bandRows)
        {
            for (int filter = 0; filter < filters; filter += ConvolutionKernel.Filters)
            {
                int block = Math.Min(ConvolutionKernel.Filters, filters - filter);
                for (int row = 0; row < _rows.Count; row++)
                {
                    // A phase may lack the last row; the kernel's tile may not.
                    ComputeRows(row, group * filters + filter, block, map + (nint)cell * _pitch, results, Math.Min(_bandRows, _rows.Cells - cell));
                    int rows = Math.Min(_bandRows, _rows.CellsOf(row) - cell);
                    for (int of = 0; of < block; of++)
                    {
                        float* target = output + (filter + of) * area + ((nint)cell * Layer.Rows.Stride + row) * width;
                        Shuffle(results + of * (nint)_resultStride, target, rows);
                    }
                }
            }
        }
    }

    /// <summary>The results of all column phases for some rows of one row phase: (column phase, filter, row, column).</summary>
    private void ComputeRows(int row, nint filter, int block, float* map, float* results, int rows)
    {
        nint count = (rows - 1) * (nint)_pitch + _columns.Cells;
        for (int column = 0; column < _columns.Count; column++)
        {
            int phase = row * _columns.Count + column;
            fixed (int* offsets = _offsets[phase])
            fixed (float* weights = _weights[phase], biases = _bias)
            {
                nint length = _offsets[phase].Length;
                ConvolutionKernel.SumList list = new(weights + filter * length, offsets, length, biases + filter, _rectifies);
                float* target = results + column * ConvolutionKernel.Filters * (nint)_resultStride;
                ConvolutionKernel.Run(block, list, map, target, _resultStride, count, exact: _map is null);
            }
        }
    }

    /// <summary>Brings the columns of all phases together, row by row; a stride apart, so are the rows.</summary>
    private void Shuffle(float* results, float* output, int rows)
    {
        int width = Layer.Output.Width.Value, stride = Layer.Columns.Stride;
        nint phaseStride = ConvolutionKernel.Filters * (nint)_resultStride;
        for (int row = 0; row < rows; row++, results += _pitch, output += (nint)Layer.Rows.Stride * width)
        {
            if (_columns.Count == 1)
            {
                RowCopy.Copy(results, output, width);
            }
            else if (stride == 2)
            {
                RowCopy.Interleave(results, results + phaseStride, output, width);
            }
            else
            {
                for (int column = 0; column < _columns.Count; column++)
                {
                    RowCopy.Spread(stride, results + column * phaseStride, output + column, _columns.CellsOf(column));
                }
            }
        }
    }
}
