using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>The weights of 3×3 filters, packed in the order in which <see cref="WinogradOperator{TTransform}"/> takes them.</summary>
internal static unsafe class WinogradWeights
{
    /// <summary>Weights of a filter for a channel.</summary>
    public const int Taps = 9;

    /// <summary>Floats of those of sixteen filters.</summary>
    public const int TapLength = Taps * MapLayout.Lanes;

    /// <summary>For each strip of blocks of filters, for each set of channels, for each block, for each channel, for each tap: sixteen filters, zeros behind the last.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="tensors">Its tensors.</param>
    /// <param name="strips">The blocks that are taken together.</param>
    /// <param name="channels">How many channels are taken together.</param>
    public static AlignedFloats Pack(LayerInfo layer, LayerTensors tensors, (int First, int Count)[] strips, int channels)
    {
        int all = layer.Input.Channels, filters = layer.Output.Channels;
        (int last, int count) = strips[^1];
        long floats = (last + count) * (long)all * TapLength;
        OperatorChecks.Packed(layer, floats);
        AlignedFloats packed = new(floats);
        float* to = packed.Start;
        fixed (float* weights = tensors.Weight.Span)
        {
            foreach ((int first, int blocks) in strips)
            {
                for (int channel = 0; channel < all; channel += channels)
                {
                    int length = Math.Min(channels, all - channel) * Taps;
                    for (int filter = first * MapLayout.Lanes; filter < (first + blocks) * MapLayout.Lanes; filter += MapLayout.Lanes, to += length * (nint)MapLayout.Lanes)
                    {
                        int some = Math.Min(MapLayout.Lanes, filters - filter);
                        ReadOnlySpan<double> scales = tensors.Scale.IsEmpty ? default : tensors.Scale.Span.Slice(filter, some);
                        FilterRows.Take(weights + filter * (nint)all * Taps, all * Taps, some, channel * Taps, length, to, scales);
                    }
                }
            }
        }

        return packed;
    }
}
