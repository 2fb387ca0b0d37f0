using System.Numerics;
using System.Runtime.CompilerServices;

namespace ConvShape.Engine;

/// <summary>
/// The inner loop of every convolution: a convolution is a list of (weight, offset) pairs, and an output the sum of weight × value at
/// offset. A tile of up to four filters × three vectors of neighbouring positions stays in registers for the whole list: each value
/// loaded serves four filters, each weight three vectors. Twelve sums, three values and a weight are the sixteen registers of AVX2.
/// </summary>
internal static unsafe class ConvolutionKernel
{
    /// <summary>Filters that share the values they read.</summary>
    public const int Filters = 4;

    /// <summary>Vectors of positions that share a weight.</summary>
    public const int Vectors = 3;

    /// <summary>Computes positions 0 … <paramref name="count"/> of a block of filters; rounds up to whole vectors, unless <paramref name="exact"/>.</summary>
    /// <param name="filters">Filters of the block, 1 to <see cref="Filters"/>.</param>
    /// <param name="list">The sums to take.</param>
    /// <param name="map">What the offsets start from for position 0.</param>
    /// <param name="output">Position 0 of the first filter.</param>
    /// <param name="outputStride">Floats from one filter to the next.</param>
    /// <param name="count">Number of positions; with <paramref name="exact"/> at least a full tile.</param>
    /// <param name="exact">Whether nothing may be read or written behind the last position: the last tile then overlaps the one before.</param>
    public static void Run(int filters, in SumList list, float* map, float* output, nint outputStride, nint count, bool exact)
    {
        switch (filters)
        {
            case 1:
                Run<One>(list, map, output, outputStride, count, exact);
                break;
            case 2:
                Run<Two>(list, map, output, outputStride, count, exact);
                break;
            case 3:
                Run<Three>(list, map, output, outputStride, count, exact);
                break;
            default:
                Run<Four>(list, map, output, outputStride, count, exact);
                break;
        }
    }

    private static void Run<TFilters>(in SumList list, float* map, float* output, nint outputStride, nint count, bool exact)
        where TFilters : struct, ICount
    {
        nint tile = Vectors * Vector<float>.Count, full = count / tile;
        Tiles<TFilters, Three>(list, map, output, outputStride, full);
        nint position = full * tile;
        nint vectors = (count - position + Vector<float>.Count - 1) / Vector<float>.Count;
        if (exact)
        {
            position = count - vectors * Vector<float>.Count;
        }

        switch (vectors)
        {
            case 1:
                Tiles<TFilters, One>(list, map + position, output + position, outputStride, 1);
                break;
            case 2:
                Tiles<TFilters, Two>(list, map + position, output + position, outputStride, 1);
                break;
            case 3:
                Tiles<TFilters, Three>(list, map + position, output + position, outputStride, 1);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tiles<TFilters, TVectors>(in SumList list, float* map, float* output, nint outputStride, nint tiles)
        where TFilters : struct, ICount
        where TVectors : struct, ICount
    {
        nint width = Vector<float>.Count;
        for (; tiles > 0; tiles--)
        {
            float* bias = list.Bias, weight = list.Weights;
            int* offset = list.Offsets;
            Vector<float> sum00 = new(bias[0]), sum01 = sum00, sum02 = sum00;
            Vector<float> sum10 = new(TFilters.Value > 1 ? bias[1] : 0), sum11 = sum10, sum12 = sum10;
            Vector<float> sum20 = new(TFilters.Value > 2 ? bias[2] : 0), sum21 = sum20, sum22 = sum20;
            Vector<float> sum30 = new(TFilters.Value > 3 ? bias[3] : 0), sum31 = sum30, sum32 = sum30;
            for (nint remaining = list.Length; remaining > 0; remaining--)
            {
                float* values = map + *offset;
                Vector<float> value0 = Vector.Load(values);
                Vector<float> value1 = TVectors.Value > 1 ? Vector.Load(values + width) : default;
                Vector<float> value2 = TVectors.Value > 2 ? Vector.Load(values + 2 * width) : default;
                AddProducts<TVectors>(weight[0], value0, value1, value2, ref sum00, ref sum01, ref sum02);
                if (TFilters.Value > 1)
                {
                    AddProducts<TVectors>(weight[1], value0, value1, value2, ref sum10, ref sum11, ref sum12);
                }

                if (TFilters.Value > 2)
                {
                    AddProducts<TVectors>(weight[2], value0, value1, value2, ref sum20, ref sum21, ref sum22);
                }

                if (TFilters.Value > 3)
                {
                    AddProducts<TVectors>(weight[3], value0, value1, value2, ref sum30, ref sum31, ref sum32);
                }

                offset++;
                weight += TFilters.Value;
            }

            Store<TVectors>(output, sum00, sum01, sum02, list.Rectifies);
            if (TFilters.Value > 1)
            {
                Store<TVectors>(output + outputStride, sum10, sum11, sum12, list.Rectifies);
            }

            if (TFilters.Value > 2)
            {
                Store<TVectors>(output + 2 * outputStride, sum20, sum21, sum22, list.Rectifies);
            }

            if (TFilters.Value > 3)
            {
                Store<TVectors>(output + 3 * outputStride, sum30, sum31, sum32, list.Rectifies);
            }

            map += TVectors.Value * width;
            output += TVectors.Value * width;
        }
    }

    /// <summary>Adds weight × values to the sums of one filter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProducts<TVectors>(
        float weight, Vector<float> value0, Vector<float> value1, Vector<float> value2,
        ref Vector<float> sum0, ref Vector<float> sum1, ref Vector<float> sum2)
        where TVectors : struct, ICount
    {
        Vector<float> factor = new(weight);
        sum0 = Vector.MultiplyAddEstimate(factor, value0, sum0);
        if (TVectors.Value > 1)
        {
            sum1 = Vector.MultiplyAddEstimate(factor, value1, sum1);
        }

        if (TVectors.Value > 2)
        {
            sum2 = Vector.MultiplyAddEstimate(factor, value2, sum2);
        }
    }

    /// <summary>Writes the sums of one filter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVectors>(float* output, Vector<float> sum0, Vector<float> sum1, Vector<float> sum2, bool rectifies)
        where TVectors : struct, ICount
    {
        if (rectifies)
        {
            sum0 = VectorMath.Relu(sum0);
            sum1 = VectorMath.Relu(sum1);
            sum2 = VectorMath.Relu(sum2);
        }

        sum0.Store(output);
        if (TVectors.Value > 1)
        {
            sum1.Store(output + Vector<float>.Count);
        }

        if (TVectors.Value > 2)
        {
            sum2.Store(output + 2 * Vector<float>.Count);
        }
    }

    /// <summary>The sums that a block of filters takes: Σ over k of weight[k, filter] × map[offset[k]], plus a bias.</summary>
    public readonly ref struct SumList(float* weights, int* offsets, nint length, float* bias, bool rectifies)
    {
        /// <summary>For each summand, the weights of all filters of the block.</summary>
        public readonly float* Weights = weights;

        /// <summary>For each summand, where it is read.</summary>
        public readonly int* Offsets = offsets;

        /// <summary>Number of summands.</summary>
        public readonly nint Length = length;

        /// <summary>One value for each filter.</summary>
        public readonly float* Bias = bias;

        /// <summary>Whether max(0, x) runs on the sums.</summary>
        public readonly bool Rectifies = rectifies;
    }
}
