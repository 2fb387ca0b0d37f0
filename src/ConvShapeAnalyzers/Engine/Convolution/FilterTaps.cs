using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>One tap of a kernel: which of the weights, and where it reads, from the place that the window starts at on the map.</summary>
/// <param name="U">Row of the kernel.</param>
/// <param name="V">Column of the kernel.</param>
/// <param name="Row">Rows down the map.</param>
/// <param name="Column">Columns across it; less than 0 in the halo.</param>
internal sealed record FilterTap(int U, int V, long Row, long Column);

/// <summary>Where a filter's weights are: as PyTorch shapes them for convolutions, F×(C/g)×kh×kw, or transposed ones, C×(F/g)×kh×kw.</summary>
internal sealed class FilterWeights(LayerInfo layer, LayerTensors tensors)
{
    private readonly bool _isTransposed = layer.Kind == LayerKind.TransposedConvolution;
    private readonly int _taps = layer.Rows.Kernel * layer.Columns.Kernel;
    private readonly int _columns = layer.Columns.Kernel;

    /// <summary>The layer that has them.</summary>
    public LayerInfo Layer => layer;

    /// <summary>All weights.</summary>
    public ReadOnlySpan<float> Values => tensors.Weight.Span;

    /// <summary>What those of each filter are multiplied by; empty for one.</summary>
    public ReadOnlySpan<double> Scales => tensors.Scale.Span;

    /// <summary>Filters of all groups.</summary>
    public int Filters { get; } = layer.Output.Channels;

    /// <summary>Filters of one group.</summary>
    public int FiltersPerGroup { get; } = layer.Output.Channels / layer.Groups;

    /// <summary>Channels that one filter sees.</summary>
    public int ChannelsPerGroup { get; } = layer.Input.Channels / layer.Groups;

    /// <summary>Whether a block of sixteen filters has some of several groups.</summary>
    public bool SharesBlocks => FiltersPerGroup != Filters && FiltersPerGroup % MapLayout.Lanes != 0;

    /// <summary>Weights from one channel to the next.</summary>
    public int ChannelStep => _isTransposed ? FiltersPerGroup * _taps : _taps;

    /// <summary>Weights of a filter.</summary>
    public int RowLength => ChannelsPerGroup * _taps;

    /// <summary>Whether those of a filter lie side by side, one filter behind the other.</summary>
    public bool HasWholeRows => !_isTransposed;

    /// <summary>Where the weight of a tap is among those of a channel.</summary>
    public int Tap(FilterTap tap) => tap.U * _columns + tap.V;

    /// <summary>The weight of a filter for the first channel of the map and a tap, if the filter saw that channel.</summary>
    public long First(int filter, FilterTap tap)
    {
        (int group, int of) = Math.DivRem(filter, FiltersPerGroup);
        long first = _isTransposed ? (long)of * _taps : (long)filter * RowLength;
        long channels = _isTransposed ? 0 : (long)group * RowLength;
        return first - channels + Tap(tap);
    }

    /// <summary>The channels that a filter sees.</summary>
    public (int First, int End) Channels(int filter) =>
        (filter / FiltersPerGroup * ChannelsPerGroup, (filter / FiltersPerGroup + 1) * ChannelsPerGroup);
}
