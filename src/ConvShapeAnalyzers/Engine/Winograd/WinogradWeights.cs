using System.Runtime.CompilerServices;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>The weights of 3×3 filters, transformed and packed as <see cref="WinogradOperator{TTransform}"/> takes them.</summary>
internal static unsafe class WinogradWeights
{
    private const int Lanes = MapLayout.Lanes, Kernel = 3, Taps = Kernel * Kernel;

    /// <summary>Floats of them.</summary>
    public static long Length<TTransform>(LayerInfo layer)
        where TTransform : struct, IWinogradTransform
    {
        long products = (TTransform.Outputs + 2) * (TTransform.Outputs + 2), blocks = (layer.Output.Channels + Lanes - 1) / Lanes;
        return products * layer.Input.Channels * blocks * Lanes;
    }

    /// <summary>For each strip of blocks of filters, for each product, for each block, for each channel: sixteen filters, zeros behind the last.</summary>
    public static AlignedFloats Pack<TTransform>(LayerInfo layer, LayerTensors tensors, (int First, int Count)[] strips)
        where TTransform : struct, IWinogradTransform
    {
        int inputs = TTransform.Outputs + 2, products = inputs * inputs, channels = layer.Input.Channels, filters = layer.Output.Channels;
        AlignedFloats packed = new(Length<TTransform>(layer));
        float* taken = stackalloc float[Lanes * Taps * Lanes], half = stackalloc float[inputs * Kernel * Lanes];
        fixed (float* all = tensors.Weight.Span)
        {
            foreach ((int first, int count) in strips)
            {
                nint product = count * (nint)channels * Lanes;
                float* strip = packed.Start + first * products * (nint)channels * Lanes;
                for (int of = 0; of < count; of++)
                {
                    int filter = (first + of) * Lanes;
                    ReadOnlySpan<double> scales = tensors.Scale.IsEmpty ? default : tensors.Scale.Span[filter..];
                    float* rows = all + (nint)filter * channels * Taps, target = strip + of * (nint)channels * Lanes;
                    for (int channel = 0; channel < channels; channel += Lanes)
                    {
                        int some = Math.Min(Lanes, channels - channel);
                        FilterRows.Take(rows, channels * Taps, Math.Min(Lanes, filters - filter), channel * Taps, some * Taps, taken, scales);
                        for (int i = 0; i < some; i++)
                        {
                            Transform<TTransform>(taken + i * Taps * Lanes, half, target + (channel + i) * Lanes, product);
                        }
                    }
                }
            }
        }

        return packed;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform<TTransform>(float* taps, float* half, float* target, nint product)
        where TTransform : struct, IWinogradTransform
    {
        for (int column = 0; column < Kernel; column++)
        {
            TTransform.Weights(taps + column * Lanes, Kernel * Lanes, half + column * Lanes, Kernel * Lanes);
        }

        for (int row = 0; row < TTransform.Outputs + 2; row++)
        {
            TTransform.Weights(half + row * Kernel * Lanes, Lanes, target + row * (TTransform.Outputs + 2) * product, product);
        }
    }
}
