using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static ConvShape.Engine.WinogradTerms;

namespace ConvShape.Engine;

/// <summary>
/// F(2×2, 5×5) with the points of <see cref="WinogradF43"/>, 0, ±a, ±b, ∞, a = √½ and b = √2: 2.8 times fewer products. As many points for a tile of
/// as many inputs, so that these are transformed by the same Bᵀ.
/// </summary>
internal readonly unsafe struct WinogradF25 : IWinogradTransform
{
    public static int Taps => 5;

    public static int Outputs => 2;

    public static void Input(float* from, nint pitch, float* to, nint product) => WinogradF43.Input(from, pitch, to, product);

    /// <summary>Rows of G: 1, p, p², p³, p⁴ over the value that the other factors have at p, which is −3/2 at ±a and 6 at ±b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weights(float* taps, nint count, float* to)
    {
        nint product = (count + 1) * Lanes;
        for (; count > 0; count--, taps += 25 * Lanes, to += Lanes)
        {
            WeightRow(At(taps, 0), At(taps, 1), At(taps, 2), At(taps, 3), At(taps, 4), to, product);

            Vector512<float> even0 = EvenA(taps, 0), even1 = EvenA(taps, 1), even2 = EvenA(taps, 2), even3 = EvenA(taps, 3), even4 = EvenA(taps, 4);
            Vector512<float> odd0 = OddA(taps, 0), odd1 = OddA(taps, 1), odd2 = OddA(taps, 2), odd3 = OddA(taps, 3), odd4 = OddA(taps, 4);
            WeightRow(even0 + odd0, even1 + odd1, even2 + odd2, even3 + odd3, even4 + odd4, to + 6 * product, product);
            WeightRow(even0 - odd0, even1 - odd1, even2 - odd2, even3 - odd3, even4 - odd4, to + 12 * product, product);

            even0 = EvenB(taps, 0); even1 = EvenB(taps, 1); even2 = EvenB(taps, 2); even3 = EvenB(taps, 3); even4 = EvenB(taps, 4);
            odd0 = OddB(taps, 0); odd1 = OddB(taps, 1); odd2 = OddB(taps, 2); odd3 = OddB(taps, 3); odd4 = OddB(taps, 4);
            WeightRow(even0 + odd0, even1 + odd1, even2 + odd2, even3 + odd3, even4 + odd4, to + 18 * product, product);
            WeightRow(even0 - odd0, even1 - odd1, even2 - odd2, even3 - odd3, even4 - odd4, to + 24 * product, product);

            WeightRow(At(taps, 20), At(taps, 21), At(taps, 22), At(taps, 23), At(taps, 24), to + 30 * product, product);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> EvenA(float* taps, int column) => WinogradF25.EvenA(At(taps, column), At(taps, 10 + column), At(taps, 20 + column));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> OddA(float* taps, int column) => WinogradF25.OddA(At(taps, 5 + column), At(taps, 15 + column));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> EvenB(float* taps, int column) => WinogradF25.EvenB(At(taps, column), At(taps, 10 + column), At(taps, 20 + column));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> OddB(float* taps, int column) => WinogradF25.OddB(At(taps, 5 + column), At(taps, 15 + column));
    }

    /// <summary>Rows of Aᵀ: 1, and the points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(float* from, nint product, TileOutput to)
    {
        float* p0 = from, p1 = p0 + product, p2 = p1 + product, p3 = p2 + product, p4 = p3 + product, p5 = p4 + product;
        nint row = 6 * product;
        OutputRow(Sum(p0, row), Sum(p1, row), Sum(p2, row), Sum(p3, row), Sum(p4, row), Sum(p5, row), 0, to);
        OutputRow(Odd(p0, row), Odd(p1, row), Odd(p2, row), Odd(p3, row), Odd(p4, row), Odd(p5, row), 1, to);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> Sum(float* p, nint row) =>
            Vector512.Load(p) + (Vector512.Load(p + row) + Vector512.Load(p + 2 * row)) + (Vector512.Load(p + 3 * row) + Vector512.Load(p + 4 * row));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> Odd(float* p, nint row) => WinogradF25.Odd(
            Vector512.Load(p + row), Vector512.Load(p + 2 * row), Vector512.Load(p + 3 * row), Vector512.Load(p + 4 * row), Vector512.Load(p + 5 * row));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WeightRow(
        Vector512<float> g0, Vector512<float> g1, Vector512<float> g2, Vector512<float> g3, Vector512<float> g4, float* to, nint product)
    {
        Vector512<float> evenA = EvenA(g0, g2, g4), oddA = OddA(g1, g3), evenB = EvenB(g0, g2, g4), oddB = OddB(g1, g3);
        g0.Store(to);
        (evenA + oddA).Store(to + product);
        (evenA - oddA).Store(to + 2 * product);
        (evenB + oddB).Store(to + 3 * product);
        (evenB - oddB).Store(to + 4 * product);
        g4.Store(to + 5 * product);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputRow(
        Vector512<float> p0, Vector512<float> p1, Vector512<float> p2, Vector512<float> p3, Vector512<float> p4, Vector512<float> p5, int row, in TileOutput to) =>
        to.Put(row, 0, p0 + (p1 + p2) + (p3 + p4), Odd(p1, p2, p3, p4, p5));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Odd(Vector512<float> p1, Vector512<float> p2, Vector512<float> p3, Vector512<float> p4, Vector512<float> p5) =>
        Add(Add(p5, Vector512.Create(A), p1 - p2), Vector512.Create(B), p3 - p4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> EvenA(Vector512<float> g0, Vector512<float> g2, Vector512<float> g4) =>
        Add(Add(g0, Vector512.Create(0.5f), g2), Vector512.Create(0.25f), g4) * Vector512.Create(-2 / 3f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> OddA(Vector512<float> g1, Vector512<float> g3) => Add(g1, Vector512.Create(0.5f), g3) * Vector512.Create(A * -2 / 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> EvenB(Vector512<float> g0, Vector512<float> g2, Vector512<float> g4) =>
        Add(Add(g0, Vector512.Create(2f), g2), Vector512.Create(4f), g4) * Vector512.Create(1 / 6f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> OddB(Vector512<float> g1, Vector512<float> g3) => Add(g1, Vector512.Create(2f), g3) * Vector512.Create(B / 6);
}
