using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvShape.Engine;

/// <summary>
/// One axis of Winograd's minimal filtering F(m, 3): m outputs of a filter of three taps from m + 2 products (Lavin and Gray, "Fast algorithms
/// for convolutional neural networks", 2016). Filter and input are polynomials, evaluated at m + 1 points and at infinity, multiplied there,
/// and the product interpolated. Along both axes a tile of m×m outputs takes (m + 2)² products in place of 9m². All passes read and write
/// vectors of sixteen channels or filters, a step apart.
/// </summary>
internal unsafe interface IWinogradTransform
{
    /// <summary>m: outputs of a tile along one axis.</summary>
    static abstract int Outputs { get; }

    /// <summary>m + 2 inputs to as many products: Bᵀ·d.</summary>
    static abstract void Input(float* from, nint step, float* to, nint toStep);

    /// <summary>Three taps to as many products: G·g.</summary>
    static abstract void Weights(float* from, nint step, float* to, nint toStep);

    /// <summary>m + 2 products to m outputs: Aᵀ·p.</summary>
    static abstract void Output(float* from, nint step, float* to, nint toStep);
}

/// <summary>F(2, 3) with the points 0, 1, −1, ∞: 2.25 times fewer products, and no more rounding than the plain sum.</summary>
internal readonly unsafe struct Winograd2 : IWinogradTransform
{
    public static int Outputs => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(float* from, nint step, float* to, nint toStep)
    {
        Vector512<float> d0 = Vector512.Load(from), d1 = Vector512.Load(from + step);
        Vector512<float> d2 = Vector512.Load(from + 2 * step), d3 = Vector512.Load(from + 3 * step);
        (d0 - d2).Store(to);
        (d1 + d2).Store(to + toStep);
        (d2 - d1).Store(to + 2 * toStep);
        (d3 - d1).Store(to + 3 * toStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Weights(float* from, nint step, float* to, nint toStep)
    {
        Vector512<float> g0 = Vector512.Load(from), g1 = Vector512.Load(from + step), g2 = Vector512.Load(from + 2 * step);
        Vector512<float> half = Vector512.Create(0.5f), even = (g0 + g2) * half, odd = g1 * half;
        g0.Store(to);
        (even + odd).Store(to + toStep);
        (even - odd).Store(to + 2 * toStep);
        g2.Store(to + 3 * toStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(float* from, nint step, float* to, nint toStep)
    {
        Vector512<float> p0 = Vector512.Load(from), p1 = Vector512.Load(from + step);
        Vector512<float> p2 = Vector512.Load(from + 2 * step), p3 = Vector512.Load(from + 3 * step);
        (p0 + p1 + p2).Store(to);
        (p1 - p2 + p3).Store(to + toStep);
    }
}

/// <summary>
/// F(4, 3) with the points 0, ±a, ±b, ∞, a = √½ and b = √2: 4 times fewer products. Products of these points are powers of two, so that
/// errors stay at half of those of the points 0, ±1, ±2, ∞ (Barabasz et al., "Error analysis and improving the accuracy of Winograd convolution", 2020).
/// </summary>
internal readonly unsafe struct Winograd4 : IWinogradTransform
{
    private const float A = 0.70710678f, B = 1.41421356f;

    public static int Outputs => 4;

    /// <summary>Rows of Bᵀ: the coefficients of x(x² − ½)(x² − 2) over each of its factors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(float* from, nint step, float* to, nint toStep)
    {
        Vector512<float> d0 = Vector512.Load(from), d1 = Vector512.Load(from + step), d2 = Vector512.Load(from + 2 * step);
        Vector512<float> d3 = Vector512.Load(from + 3 * step), d4 = Vector512.Load(from + 4 * step), d5 = Vector512.Load(from + 5 * step);
        Vector512<float> a = Vector512.Create(A), b = Vector512.Create(B), middle = Vector512.Create(-2.5f);
        Vector512<float> evenA = Add(d4, Vector512.Create(-2f), d2), oddA = Add(a * d3, -b, d1);
        Vector512<float> evenB = Add(d4, Vector512.Create(-0.5f), d2), oddB = Add(b * d3, -a, d1);
        Add(d0 + d4, middle, d2).Store(to);
        (evenA + oddA).Store(to + toStep);
        (evenA - oddA).Store(to + 2 * toStep);
        (evenB + oddB).Store(to + 3 * toStep);
        (evenB - oddB).Store(to + 4 * toStep);
        Add(d1 + d5, middle, d3).Store(to + 5 * toStep);
    }

    /// <summary>Rows of G: 1, p, p² over the value that the other factors have at p, which is −3/2 at ±a and 6 at ±b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Weights(float* from, nint step, float* to, nint toStep)
    {
        Vector512<float> g0 = Vector512.Load(from), g1 = Vector512.Load(from + step), g2 = Vector512.Load(from + 2 * step);
        Vector512<float> evenA = Add(g0, Vector512.Create(0.5f), g2) * Vector512.Create(-2 / 3f), oddA = g1 * Vector512.Create(A * -2 / 3);
        Vector512<float> evenB = Add(g0, Vector512.Create(2f), g2) * Vector512.Create(1 / 6f), oddB = g1 * Vector512.Create(B / 6);
        g0.Store(to);
        (evenA + oddA).Store(to + toStep);
        (evenA - oddA).Store(to + 2 * toStep);
        (evenB + oddB).Store(to + 3 * toStep);
        (evenB - oddB).Store(to + 4 * toStep);
        g2.Store(to + 5 * toStep);
    }

    /// <summary>Rows of Aᵀ: powers of the points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(float* from, nint step, float* to, nint toStep)
    {
        Vector512<float> p0 = Vector512.Load(from), p1 = Vector512.Load(from + step), p2 = Vector512.Load(from + 2 * step);
        Vector512<float> p3 = Vector512.Load(from + 3 * step), p4 = Vector512.Load(from + 4 * step), p5 = Vector512.Load(from + 5 * step);
        Vector512<float> a = Vector512.Create(A), b = Vector512.Create(B), two = Vector512.Create(2f), half = Vector512.Create(0.5f);
        Vector512<float> sumA = p1 + p2, sumB = p3 + p4, oddA = a * (p1 - p2), oddB = b * (p3 - p4);
        (p0 + sumA + sumB).Store(to);
        (oddA + oddB).Store(to + toStep);
        Add(half * sumA, two, sumB).Store(to + 2 * toStep);
        Add(Add(p5, half, oddA), two, oddB).Store(to + 3 * toStep);
    }

    /// <summary>addend + factor · value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Add(Vector512<float> addend, Vector512<float> factor, Vector512<float> value) =>
        Vector512.FusedMultiplyAdd(factor, value, addend);
}
