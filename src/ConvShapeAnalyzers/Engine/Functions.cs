using System.Numerics;
using System.Runtime.CompilerServices;

namespace ConvShape.Engine;

/// <summary>A function of one value at a time, with PyTorch's treatment of special values.</summary>
internal interface IFunction
{
    /// <summary>The function of every lane.</summary>
    Vector<float> Of(Vector<float> x);
}

/// <summary>max(0, x); NaN stays NaN and −0 stays −0.</summary>
internal readonly struct ReluFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x) => VectorMath.Relu(x);
}

/// <summary>min(max(0, x), 6).</summary>
internal readonly struct Relu6Function : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x) => VectorMath.Clamp(x, 0, 6);
}

/// <summary>x where it is positive, slope · x elsewhere.</summary>
internal readonly struct LeakyReluFunction(float slope) : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), x, x * new Vector<float>(slope));
}

/// <summary>1 / (1 + exp(−x)). The exponential of a large −x is infinite, and the result 0 as it should be.</summary>
internal readonly struct SigmoidFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x) => Vector<float>.One / (Vector<float>.One + VectorMath.Exp(-x));
}

/// <summary>
/// tanh(x): near 0 an odd polynomial (Cephes, tanhf.c), since a difference from 1 would cancel there; elsewhere
/// 1 − 2 / (exp(2|x|) + 1) with the sign of x.
/// </summary>
internal readonly struct TanhFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x)
    {
        Vector<float> size = Vector.Abs(x), sign = x & new Vector<float>(-0f), square = x * x;
        Vector<float> odd = new(-5.70498872745e-3f);
        odd = VectorMath.Horner(odd, square, 2.06390887954e-2f);
        odd = VectorMath.Horner(odd, square, -5.37397155531e-2f);
        odd = VectorMath.Horner(odd, square, 1.33314422036e-1f);
        odd = VectorMath.Horner(odd, square, -3.33332819422e-1f);
        Vector<float> near = Vector.MultiplyAddEstimate(odd * square, size, size);
        Vector<float> far = Vector<float>.One - new Vector<float>(2) / (VectorMath.Exp(size + size) + Vector<float>.One);
        return Vector.ConditionalSelect(Vector.LessThan(size, new Vector<float>(0.625f)), near, far) | sign;
    }
}

/// <summary>x · sigmoid(x).</summary>
internal readonly struct SiluFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x) => x / (Vector<float>.One + VectorMath.Exp(-x));
}

/// <summary>x · min(max(0, x + 3), 6) / 6.</summary>
internal readonly struct HardSwishFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x) => x * VectorMath.Clamp(x + new Vector<float>(3), 0, 6) / new Vector<float>(6);
}

/// <summary>min(max(0, x + 3), 6) / 6.</summary>
internal readonly struct HardSigmoidFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x) => VectorMath.Clamp(x + new Vector<float>(3), 0, 6) / new Vector<float>(6);
}

/// <summary>
/// x · Φ(x). The tail Φ(−|x|) = exp(−x²/2) · w(|x|), where w = ½ · erfcx(|x|/√2) falls slowly, so that (1 + |x|) · w is a polynomial of
/// (|x| − 4) / (|x| + 4), which maps all |x| to −1 … 1 (after Shepherd and Laframboise, 1981). Taking the tail itself rather than
/// 1 − erf keeps its last places.
/// </summary>
internal readonly struct GeluFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x)
    {
        // Beyond 15 the tail is 0, and infinity would have no quotient.
        Vector<float> size = VectorMath.Clamp(Vector.Abs(x), 0, 15), four = new(4);
        Vector<float> q = (size - four) / (size + four), w = new(-7.32434855e-5f);
        w = VectorMath.Horner(w, q, -6.43625172e-5f);
        w = VectorMath.Horner(w, q, 6.91336812e-4f);
        w = VectorMath.Horner(w, q, -3.01605556e-4f);
        w = VectorMath.Horner(w, q, -5.0028949e-3f);
        w = VectorMath.Horner(w, q, 1.79398526e-2f);
        w = VectorMath.Horner(w, q, -3.21976133e-2f);
        w = VectorMath.Horner(w, q, 2.85999961e-2f);
        w = VectorMath.Horner(w, q, 1.39996205e-2f);
        w = VectorMath.Horner(w, q, -9.67034698e-2f);
        w = VectorMath.Horner(w, q, 4.720532e-1f);
        Vector<float> tail = w / (Vector<float>.One + size) * ExpOfHalfSquare(size);
        return x * Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), tail, Vector<float>.One - tail);
    }

    /// <summary>exp(−x²/2). An exponential multiplies the rounding of its argument, so the square is taken as a rounded value and the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ExpOfHalfSquare(Vector<float> x)
    {
        // Twelve bits of x have an exact square: x² = high² + (x + high)(x − high).
        Vector<float> high = (x.As<float, uint>() & new Vector<uint>(0xFFFFF000)).As<uint, float>(), half = new(-0.5f);
        Vector<float> square = high * high * half, rest = (x + high) * (x - high) * half, sum = square + rest;
        return VectorMath.Exp(sum, rest - (sum - square));
    }
}
