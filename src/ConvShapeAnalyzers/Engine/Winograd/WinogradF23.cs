using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static ConvShape.Engine.WinogradTerms;

namespace ConvShape.Engine;

/// <summary>F(2×2, 3×3) with the points 0, 1, −1, ∞: 2.25 times fewer products, and no more rounding than the plain sum.</summary>
internal readonly unsafe struct WinogradF23 : IWinogradTransform
{
    public static int Taps => 3;

    public static int Outputs => 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(float* from, nint pitch, float* to, nint product)
    {
        float* d0 = from, d1 = d0 + pitch, d2 = d1 + pitch, d3 = d2 + pitch;
        InputRow(At(d0, 0) - At(d2, 0), At(d0, 1) - At(d2, 1), At(d0, 2) - At(d2, 2), At(d0, 3) - At(d2, 3), to, product);
        InputRow(At(d1, 0) + At(d2, 0), At(d1, 1) + At(d2, 1), At(d1, 2) + At(d2, 2), At(d1, 3) + At(d2, 3), to + 4 * product, product);
        InputRow(At(d2, 0) - At(d1, 0), At(d2, 1) - At(d1, 1), At(d2, 2) - At(d1, 2), At(d2, 3) - At(d1, 3), to + 8 * product, product);
        InputRow(At(d3, 0) - At(d1, 0), At(d3, 1) - At(d1, 1), At(d3, 2) - At(d1, 2), At(d3, 3) - At(d1, 3), to + 12 * product, product);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weights(float* taps, nint count, float* to)
    {
        nint product = (count + 1) * Lanes;
        for (; count > 0; count--, taps += 9 * Lanes, to += Lanes)
        {
            Vector512<float> half = Vector512.Create(0.5f);
            Vector512<float> even0 = (At(taps, 0) + At(taps, 6)) * half, even1 = (At(taps, 1) + At(taps, 7)) * half, even2 = (At(taps, 2) + At(taps, 8)) * half;
            Vector512<float> odd0 = At(taps, 3) * half, odd1 = At(taps, 4) * half, odd2 = At(taps, 5) * half;
            WeightRow(At(taps, 0), At(taps, 1), At(taps, 2), to, product);
            WeightRow(even0 + odd0, even1 + odd1, even2 + odd2, to + 4 * product, product);
            WeightRow(even0 - odd0, even1 - odd1, even2 - odd2, to + 8 * product, product);
            WeightRow(At(taps, 6), At(taps, 7), At(taps, 8), to + 12 * product, product);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(float* from, nint product, TileOutput to)
    {
        float* p0 = from, p1 = p0 + product, p2 = p1 + product, p3 = p2 + product;
        nint row = 4 * product;
        OutputRow(Sum(p0, row), Sum(p1, row), Sum(p2, row), Sum(p3, row), 0, to);
        OutputRow(Difference(p0, row), Difference(p1, row), Difference(p2, row), Difference(p3, row), 1, to);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> Sum(float* p, nint row) => Vector512.Load(p) + Vector512.Load(p + row) + Vector512.Load(p + 2 * row);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> Difference(float* p, nint row) => Vector512.Load(p + row) - Vector512.Load(p + 2 * row) + Vector512.Load(p + 3 * row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputRow(Vector512<float> d0, Vector512<float> d1, Vector512<float> d2, Vector512<float> d3, float* to, nint product)
    {
        (d0 - d2).Store(to);
        (d1 + d2).Store(to + product);
        (d2 - d1).Store(to + 2 * product);
        (d3 - d1).Store(to + 3 * product);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WeightRow(Vector512<float> g0, Vector512<float> g1, Vector512<float> g2, float* to, nint product)
    {
        Vector512<float> half = Vector512.Create(0.5f), even = (g0 + g2) * half, odd = g1 * half;
        g0.Store(to);
        (even + odd).Store(to + product);
        (even - odd).Store(to + 2 * product);
        g2.Store(to + 3 * product);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputRow(Vector512<float> p0, Vector512<float> p1, Vector512<float> p2, Vector512<float> p3, int row, in TileOutput to)
    {
        to.Put(row, 0, p0 + p1 + p2, p1 - p2 + p3);
    }
}
