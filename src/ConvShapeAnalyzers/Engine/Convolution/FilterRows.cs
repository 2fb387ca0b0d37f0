using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>Brings the weights of sixteen filters side by side, as all kernels take them.</summary>
internal static unsafe class FilterRows
{
    private const int Lanes = MapLayout.Lanes;

    /// <summary>taken[i][filter] = rows[filter][first + i] for i up to <paramref name="count"/>; zeros for filters that there are not.</summary>
    /// <param name="rows">The weights of the first filter.</param>
    /// <param name="length">Weights of each filter.</param>
    /// <param name="filters">Number of filters, at most sixteen.</param>
    /// <param name="first">The first weight taken of each.</param>
    /// <param name="count">How many are taken of each.</param>
    /// <param name="taken">Room for as many times sixteen.</param>
    /// <param name="scales">What each filter's are multiplied by; empty for one.</param>
    public static void Take(float* rows, nint length, int filters, nint first, nint count, float* taken, ReadOnlySpan<double> scales)
    {
        Take(rows, length, filters, first, count, taken);
        if (!scales.IsEmpty)
        {
            double* lanes = stackalloc double[Lanes];
            scales[..filters].CopyTo(new Span<double>(lanes, Lanes));
            Scale(taken, count, lanes);
        }
    }

    /// <summary>Puts what was taken of each filter where it belongs.</summary>
    /// <param name="taken">What was taken.</param>
    /// <param name="count">How many of each.</param>
    /// <param name="packed">Where the first belongs whose place is 0.</param>
    /// <param name="places">The place of each.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Put(float* taken, nint count, float* packed, int* places)
    {
        for (nint i = 0; i < count; i++)
        {
            Vector512.Load(taken + i * Lanes).Store(packed + places[i]);
        }
    }

    /// <summary>Has the kernels compiled.</summary>
    public static void Compile()
    {
        LaneTranspose.Run(source: null, 0, sourceRows: 0, target: null, 0, targetRows: 0);
        Take(rows: null, 0, 0, 0, count: 0, taken: null);
        Put(taken: null, count: 0, packed: null, places: null);
        double* lanes = stackalloc double[Lanes];
        Scale(taken: null, count: 0, lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Scale(float* taken, nint count, double* lanes)
    {
        Vector512<double> low = Vector512.Load(lanes), high = Vector512.Load(lanes + Lanes / 2);
        for (nint at = 0; at < count * Lanes; at += Lanes)
        {
            (Vector512<double> first, Vector512<double> second) = Vector512.Widen(Vector512.Load(taken + at));
            Vector512.Narrow(first * low, second * high).Store(taken + at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Take(float* rows, nint length, int filters, nint first, nint count, float* taken)
    {
        if (count < Lanes)
        {
            for (nint i = 0; i < count * Lanes; i++)
            {
                taken[i] = i % Lanes < filters ? rows[i % Lanes * length + first + i / Lanes] : 0;
            }

            return;
        }

        for (nint at = 0; at < count; at += Lanes)
        {
            // The last sixteen overlap those before, so that nothing behind the last filter is read.
            nint from = Math.Min(at, count - Lanes);
            LaneTranspose.Run(rows + first + from, length, filters, taken + from * Lanes, Lanes, Lanes);
        }
    }
}
