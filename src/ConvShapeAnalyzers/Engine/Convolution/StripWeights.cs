using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>The weights of filters that read all channels, packed in the order of operators that take strips of filters, and sets of channels of each.</summary>
internal static unsafe class StripWeights
{
    /// <summary>For each strip of blocks of filters, for each set of channels, for each block, for each channel, for each tap: sixteen filters, zeros behind the last.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="tensors">Its tensors.</param>
    /// <param name="strips">The blocks that are taken together.</param>
    /// <param name="channels">How many channels are taken together.</param>
    public static AlignedFloats Pack(LayerInfo layer, LayerTensors tensors, (int First, int Count)[] strips, int channels)
    {
        int all = layer.Input.Channels, filters = layer.Output.Channels, taps = layer.Rows.Kernel * layer.Columns.Kernel;
        (int last, int count) = strips[^1];
        long floats = (last + count) * (long)all * taps * MapLayout.Lanes;
        OperatorChecks.Packed(layer, floats);
        AlignedFloats packed = new(floats);
        float* to = packed.Start;
        fixed (float* weights = tensors.Weight.Span)
        {
            foreach ((int first, int blocks) in strips)
            {
                for (int channel = 0; channel < all; channel += channels)
                {
                    int length = Math.Min(channels, all - channel) * taps;
                    for (int filter = first * MapLayout.Lanes; filter < (first + blocks) * MapLayout.Lanes; filter += MapLayout.Lanes, to += length * (nint)MapLayout.Lanes)
                    {
                        int some = Math.Min(MapLayout.Lanes, filters - filter);
                        ReadOnlySpan<double> scales = tensors.Scale.IsEmpty ? default : tensors.Scale.Span.Slice(filter, some);
                        FilterRows.Take(weights + filter * (nint)all * taps, all * taps, some, channel * taps, length, to, scales);
                    }
                }
            }
        }

        return packed;
    }
}
