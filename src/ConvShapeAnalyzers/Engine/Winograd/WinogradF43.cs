using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static ConvShape.Engine.WinogradTerms;

namespace ConvShape.Engine;

/// <summary>
/// F(4×4, 3×3) with the points 0, ±a, ±b, ∞, a = √½ and b = √2: 4 times fewer products. Products of these points are powers of two, so that
/// errors stay at half of those of the points 0, ±1, ±2, ∞ (Barabasz et al., "Error analysis and improving the accuracy of Winograd convolution", 2020).
/// </summary>
internal readonly unsafe struct WinogradF43 : IWinogradTransform
{
    public static int Taps => 3;

    public static int Outputs => 4;

    /// <summary>Rows of Bᵀ: the coefficients of x(x² − ½)(x² − 2) over each of its factors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(float* from, nint pitch, float* to, nint product)
    {
        float* d0 = from, d1 = d0 + Lanes, d2 = d1 + Lanes, d3 = d2 + Lanes, d4 = d3 + Lanes, d5 = d4 + Lanes;
        InputRow(Outer(d0, pitch), Outer(d1, pitch), Outer(d2, pitch), Outer(d3, pitch), Outer(d4, pitch), Outer(d5, pitch), to, product);

        Vector512<float> even0 = Even(d0, pitch, -2f), even1 = Even(d1, pitch, -2f), even2 = Even(d2, pitch, -2f);
        Vector512<float> even3 = Even(d3, pitch, -2f), even4 = Even(d4, pitch, -2f), even5 = Even(d5, pitch, -2f);
        Vector512<float> odd0 = Odd(d0, pitch, A, -B), odd1 = Odd(d1, pitch, A, -B), odd2 = Odd(d2, pitch, A, -B);
        Vector512<float> odd3 = Odd(d3, pitch, A, -B), odd4 = Odd(d4, pitch, A, -B), odd5 = Odd(d5, pitch, A, -B);
        InputRow(even0 + odd0, even1 + odd1, even2 + odd2, even3 + odd3, even4 + odd4, even5 + odd5, to + 6 * product, product);
        InputRow(even0 - odd0, even1 - odd1, even2 - odd2, even3 - odd3, even4 - odd4, even5 - odd5, to + 12 * product, product);

        even0 = Even(d0, pitch, -0.5f); even1 = Even(d1, pitch, -0.5f); even2 = Even(d2, pitch, -0.5f);
        even3 = Even(d3, pitch, -0.5f); even4 = Even(d4, pitch, -0.5f); even5 = Even(d5, pitch, -0.5f);
        odd0 = Odd(d0, pitch, B, -A); odd1 = Odd(d1, pitch, B, -A); odd2 = Odd(d2, pitch, B, -A);
        odd3 = Odd(d3, pitch, B, -A); odd4 = Odd(d4, pitch, B, -A); odd5 = Odd(d5, pitch, B, -A);
        InputRow(even0 + odd0, even1 + odd1, even2 + odd2, even3 + odd3, even4 + odd4, even5 + odd5, to + 18 * product, product);
        InputRow(even0 - odd0, even1 - odd1, even2 - odd2, even3 - odd3, even4 - odd4, even5 - odd5, to + 24 * product, product);

        d0 += pitch; d1 += pitch; d2 += pitch; d3 += pitch; d4 += pitch; d5 += pitch;
        InputRow(Outer(d0, pitch), Outer(d1, pitch), Outer(d2, pitch), Outer(d3, pitch), Outer(d4, pitch), Outer(d5, pitch), to + 30 * product, product);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> Outer(float* d, nint pitch) =>
            Add(Vector512.Load(d) + Vector512.Load(d + 4 * pitch), Vector512.Create(-2.5f), Vector512.Load(d + 2 * pitch));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> Even(float* d, nint pitch, float factor) => Add(Vector512.Load(d + 4 * pitch), Vector512.Create(factor), Vector512.Load(d + 2 * pitch));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> Odd(float* d, nint pitch, float third, float first) =>
            Add(Vector512.Create(third) * Vector512.Load(d + 3 * pitch), Vector512.Create(first), Vector512.Load(d + pitch));
    }

    /// <summary>Rows of G: 1, p, p² over the value that the other factors have at p, which is −3/2 at ±a and 6 at ±b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weights(float* taps, nint count, float* to)
    {
        nint product = (count + 1) * Lanes;
        for (; count > 0; count--, taps += 9 * Lanes, to += Lanes)
        {
            Vector512<float> g0 = At(taps, 0), g1 = At(taps, 1), g2 = At(taps, 2), g3 = At(taps, 3), g4 = At(taps, 4), g5 = At(taps, 5);
            Vector512<float> g6 = At(taps, 6), g7 = At(taps, 7), g8 = At(taps, 8);
            WeightRow(g0, g1, g2, to, product);

            Vector512<float> factor = Vector512.Create(0.5f), even = Vector512.Create(-2 / 3f), odd = Vector512.Create(A * -2 / 3);
            Vector512<float> even0 = Add(g0, factor, g6) * even, even1 = Add(g1, factor, g7) * even, even2 = Add(g2, factor, g8) * even;
            Vector512<float> odd0 = g3 * odd, odd1 = g4 * odd, odd2 = g5 * odd;
            WeightRow(even0 + odd0, even1 + odd1, even2 + odd2, to + 6 * product, product);
            WeightRow(even0 - odd0, even1 - odd1, even2 - odd2, to + 12 * product, product);

            factor = Vector512.Create(2f); even = Vector512.Create(1 / 6f); odd = Vector512.Create(B / 6);
            even0 = Add(g0, factor, g6) * even; even1 = Add(g1, factor, g7) * even; even2 = Add(g2, factor, g8) * even;
            odd0 = g3 * odd; odd1 = g4 * odd; odd2 = g5 * odd;
            WeightRow(even0 + odd0, even1 + odd1, even2 + odd2, to + 18 * product, product);
            WeightRow(even0 - odd0, even1 - odd1, even2 - odd2, to + 24 * product, product);

            WeightRow(g6, g7, g8, to + 30 * product, product);
        }
    }

    /// <summary>Rows of Aᵀ: powers of the points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(float* from, nint product, TileOutput to)
    {
        float* p0 = from, p1 = p0 + product, p2 = p1 + product, p3 = p2 + product, p4 = p3 + product, p5 = p4 + product;
        nint row = 6 * product;
        Vector512<float> a0 = SumA(p0, row), a1 = SumA(p1, row), a2 = SumA(p2, row), a3 = SumA(p3, row), a4 = SumA(p4, row), a5 = SumA(p5, row);
        Vector512<float> b0 = SumB(p0, row), b1 = SumB(p1, row), b2 = SumB(p2, row), b3 = SumB(p3, row), b4 = SumB(p4, row), b5 = SumB(p5, row);
        OutputRow(
            Vector512.Load(p0) + a0 + b0, Vector512.Load(p1) + a1 + b1, Vector512.Load(p2) + a2 + b2,
            Vector512.Load(p3) + a3 + b3, Vector512.Load(p4) + a4 + b4, Vector512.Load(p5) + a5 + b5, 0, to);
        OutputRow(Second(a0, b0), Second(a1, b1), Second(a2, b2), Second(a3, b3), Second(a4, b4), Second(a5, b5), 2, to);

        a0 = OddA(p0, row); a1 = OddA(p1, row); a2 = OddA(p2, row); a3 = OddA(p3, row); a4 = OddA(p4, row); a5 = OddA(p5, row);
        b0 = OddB(p0, row); b1 = OddB(p1, row); b2 = OddB(p2, row); b3 = OddB(p3, row); b4 = OddB(p4, row); b5 = OddB(p5, row);
        OutputRow(a0 + b0, a1 + b1, a2 + b2, a3 + b3, a4 + b4, a5 + b5, 1, to);
        row *= 5;
        OutputRow(
            Third(Vector512.Load(p0 + row), a0, b0), Third(Vector512.Load(p1 + row), a1, b1), Third(Vector512.Load(p2 + row), a2, b2),
            Third(Vector512.Load(p3 + row), a3, b3), Third(Vector512.Load(p4 + row), a4, b4), Third(Vector512.Load(p5 + row), a5, b5), 3, to);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> SumA(float* p, nint row) => Vector512.Load(p + row) + Vector512.Load(p + 2 * row);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> SumB(float* p, nint row) => Vector512.Load(p + 3 * row) + Vector512.Load(p + 4 * row);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> OddA(float* p, nint row) => (Vector512.Load(p + row) - Vector512.Load(p + 2 * row)) * Vector512.Create(A);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> OddB(float* p, nint row) => (Vector512.Load(p + 3 * row) - Vector512.Load(p + 4 * row)) * Vector512.Create(B);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputRow(
        Vector512<float> d0, Vector512<float> d1, Vector512<float> d2, Vector512<float> d3, Vector512<float> d4, Vector512<float> d5, float* to, nint product)
    {
        Vector512<float> a = Vector512.Create(A), b = Vector512.Create(B), middle = Vector512.Create(-2.5f);
        Vector512<float> evenA = Add(d4, Vector512.Create(-2f), d2), oddA = Add(a * d3, -b, d1);
        Vector512<float> evenB = Add(d4, Vector512.Create(-0.5f), d2), oddB = Add(b * d3, -a, d1);
        Add(d0 + d4, middle, d2).Store(to);
        (evenA + oddA).Store(to + product);
        (evenA - oddA).Store(to + 2 * product);
        (evenB + oddB).Store(to + 3 * product);
        (evenB - oddB).Store(to + 4 * product);
        Add(d1 + d5, middle, d3).Store(to + 5 * product);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WeightRow(Vector512<float> g0, Vector512<float> g1, Vector512<float> g2, float* to, nint product)
    {
        Vector512<float> evenA = Add(g0, Vector512.Create(0.5f), g2) * Vector512.Create(-2 / 3f), oddA = g1 * Vector512.Create(A * -2 / 3);
        Vector512<float> evenB = Add(g0, Vector512.Create(2f), g2) * Vector512.Create(1 / 6f), oddB = g1 * Vector512.Create(B / 6);
        g0.Store(to);
        (evenA + oddA).Store(to + product);
        (evenA - oddA).Store(to + 2 * product);
        (evenB + oddB).Store(to + 3 * product);
        (evenB - oddB).Store(to + 4 * product);
        g2.Store(to + 5 * product);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputRow(
        Vector512<float> p0, Vector512<float> p1, Vector512<float> p2, Vector512<float> p3, Vector512<float> p4, Vector512<float> p5, int row, in TileOutput to)
    {
        Vector512<float> sumA = p1 + p2, sumB = p3 + p4, oddA = (p1 - p2) * Vector512.Create(A), oddB = (p3 - p4) * Vector512.Create(B);
        to.Put(row, 0, p0 + sumA + sumB, oddA + oddB);
        to.Put(row, 2, Second(sumA, sumB), Third(p5, oddA, oddB));
    }

    /// <summary>Squares of the points: ½ and 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Second(Vector512<float> sumA, Vector512<float> sumB) => Add(Vector512.Create(0.5f) * sumA, Vector512.Create(2f), sumB);

    /// <summary>Their cubes, the points taken out before, and infinity's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Third(Vector512<float> last, Vector512<float> oddA, Vector512<float> oddB) =>
        Add(Add(last, Vector512.Create(0.5f), oddA), Vector512.Create(2f), oddB);
}
