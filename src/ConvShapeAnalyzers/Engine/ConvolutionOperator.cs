using System.Numerics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// A direct convolution, of any kernel, stride, dilation, padding and groups: the channels of one group of one image are laid out
/// as a <see cref="PhasedMap"/>, and <see cref="ConvolutionKernel"/> runs over its rows as if they were one long row. Where the rows
/// lie closer together on the output than on the padded map, results go to scratch memory first, and the columns between are left out.
/// A 1×1 convolution of stride 1 reads the input in place.
/// </summary>
internal sealed unsafe class ConvolutionOperator : MapOperator
{
    /// <summary>Positions worked on before the next block of filters: what is read stays in the first- or second-level cache meanwhile.</summary>
    private const int BandLength = 384;

    /// <summary>What every summand of a group reads, from the start of its maps.</summary>
    private readonly int[] _offsets;

    /// <summary>Blocks of up to four filters, one behind the other; within a block, for each summand the weights of its filters.</summary>
    private readonly float[] _weights;
    private readonly float[] _bias;
    private readonly PhasedMap? _map;
    private readonly bool _isContiguous;
    private readonly int _pitch;
    private readonly int _bandRows;
    private readonly int _mapsLength;
    private readonly int _resultStride;
    private readonly bool _rectifies;

    public ConvolutionOperator(LayerInfo layer, LayerTensors tensors, bool rectifies)
        : base(layer)
    {
        int channels = layer.Input.Channels / layer.Groups;
        int outputWidth = layer.Output.Width.Value, outputHeight = layer.Output.Height.Value;
        bool fillsTile = (long)outputWidth * outputHeight >= ConvolutionKernel.Vectors * Vector<float>.Count;
        int channelLength;
        int[] taps;
        if (IsPointwise(layer) && fillsTile)
        {
            taps = [0];
            channelLength = outputWidth * outputHeight;
            _pitch = outputWidth;
        }
        else
        {
            _map = new PhasedMap(layer, padding: 0);
            taps = _map.TapOffsets;
            channelLength = _map.ChannelLength;
            _pitch = _map.Pitch;
        }

        _isContiguous = _pitch == outputWidth && fillsTile;
        _bandRows = Math.Clamp(BandLength / _pitch, 1, outputHeight);
        if (_map is not null)
        {
            // A tile may read and write up to a vector behind the last position.
            int slack = Vector<float>.Count;
            _resultStride = _isContiguous ? 0 : OperatorChecks.ArrayLength(layer, (long)_bandRows * _pitch + slack);
            _mapsLength = OperatorChecks.ArrayLength(layer, (long)channels * channelLength + slack);
            ScratchLength = OperatorChecks.ArrayLength(layer, _mapsLength + (long)ConvolutionKernel.Filters * _resultStride);
        }

        _offsets = new int[channels * taps.Length];
        for (int i = 0; i < _offsets.Length; i++)
        {
            _offsets[i] = i / taps.Length * channelLength + taps[i % taps.Length];
        }

        _weights = Pack(tensors.Weight.Span, layer.Output.Channels, layer.Output.Channels / layer.Groups);
        _bias = tensors.Bias.IsEmpty ? new float[layer.Output.Channels] : tensors.Bias.ToArray();
        _rectifies = rectifies;
    }

    public override int ScratchLength { get; }

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

                ComputeGroup(group, map, output + part * outputLength, scratch + _mapsLength);
            }
        }
    }

    private static bool IsPointwise(LayerInfo layer) => layer.Rows is { Kernel: 1, Stride: 1, PaddingStart: 0, PaddingEnd: 0 }
        && layer.Columns is { Kernel: 1, Stride: 1, PaddingStart: 0, PaddingEnd: 0 };

    private float[] Pack(ReadOnlySpan<float> weight, int filters, int filtersPerGroup)
    {
        int length = _offsets.Length;
        float[] packed = new float[weight.Length];
        int next = 0;
        for (int filter = 0; filter < filters;)
        {
            int block = BlockAt(filter % filtersPerGroup, filtersPerGroup);
            for (int i = 0; i < length; i++)
            {
                for (int of = 0; of < block; of++)
                {
                    packed[next++] = weight[(filter + of) * length + i];
                }
            }

            filter += block;
        }

        return packed;
    }

    /// <summary>Filters of the block that starts at a filter of its group.</summary>
    private static int BlockAt(int filter, int filtersPerGroup) => Math.Min(ConvolutionKernel.Filters, filtersPerGroup - filter);

    private void ComputeGroup(int group, float* map, float* output, float* results)
    {
        int height = Layer.Output.Height.Value, width = Layer.Output.Width.Value;
        int filters = Layer.Output.Channels / Layer.Groups;
        nint area = (nint)height * width, length = _offsets.Length;
        fixed (float* weights = _weights, biases = _bias)
        fixed (int* offsets = _offsets)
        {
            for (int row = 0; row < height; row += _bandRows)
            {
                int rows = Math.Min(_bandRows, height - row);
                nint count = (rows - 1) * (nint)_pitch + width;
                for (int filter = 0; filter < filters; filter += ConvolutionKernel.Filters)
                {
                    int block = BlockAt(filter, filters);
                    nint first = (nint)group * filters + filter;
                    ConvolutionKernel.SumList list = new(weights + first * length, offsets, length, biases + first, _rectifies);
                    float* target = output + filter * area + (nint)row * width;
                    if (_isContiguous)
                    {
                        ConvolutionKernel.Run(block, list, map + (nint)row * _pitch, target, area, count, exact: true);
                        continue;
                    }

                    ConvolutionKernel.Run(block, list, map + (nint)row * _pitch, results, _resultStride, count, exact: false);
                    for (int of = 0; of < block; of++)
                    {
                        RowCopy.Compact(results + of * (nint)_resultStride, _pitch, target + of * area, width, rows);
                    }
                }
            }
        }
    }
}
