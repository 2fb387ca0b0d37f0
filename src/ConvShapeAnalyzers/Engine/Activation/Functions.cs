using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvShape.Engine;

/// <summary>A function of one value at a time, with PyTorch's treatment of NaN, infinities and, in a pass of its own, the sign of zero.</summary>
internal interface IFunction
{
    /// <summary>The function of every lane.</summary>
    Vector512<float> Of(Vector512<float> x);
}

/// <summary>max(0, x); NaN stays NaN. −0 stays −0 where it runs as a pass of its own, see <see cref="ActivationKernel.Bounds"/>.</summary>
internal readonly struct ReluFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> x) => VectorMath.Relu(x);
}

/// <summary>min(max(0, x), 6).</summary>
internal readonly struct Relu6Function : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> x) => VectorMath.Clamp(x, 0, 6);
}

/// <summary>x where it is positive, slope · x elsewhere.</summary>
internal readonly struct LeakyReluFunction(float slope) : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> x) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<float>.Zero), x, x * Vector512.Create(slope));
}

/// <summary>1 / (1 + exp(−x)). The exponential of a large −x is infinite, and the result 0 as it should be.</summary>
internal readonly struct SigmoidFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + VectorMath.Exp(-x));
}

/// <summary>
/// tanh(x): near 0 an odd polynomial (Cephes, tanhf.c), since a difference from 1 would cancel there; elsewhere
/// 1 − 2 / (exp(2|x|) + 1) with the sign of x.
/// </summary>
internal readonly struct TanhFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> x)
    {
        Vector512<float> size = Vector512.Abs(x), sign = x & Vector512.Create(-0f), square = x * x;
        Vector512<float> odd = Vector512.Create(-5.70498872745e-3f);
        odd = VectorMath.Horner(odd, square, 2.06390887954e-2f);
        odd = VectorMath.Horner(odd, square, -5.37397155531e-2f);
        odd = VectorMath.Horner(odd, square, 1.33314422036e-1f);
        odd = VectorMath.Horner(odd, square, -3.33332819422e-1f);
        Vector512<float> near = Vector512.MultiplyAddEstimate(odd * square, size, size);
        Vector512<float> far = Vector512<float>.One - Vector512.Create(2f) / (VectorMath.Exp(size + size) + Vector512<float>.One);
        return Vector512.ConditionalSelect(Vector512.LessThan(size, Vector512.Create(0.625f)), near, far) | sign;
    }
}

/// <summary>x · sigmoid(x).</summary>
internal readonly struct SiluFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> x) => x / (Vector512<float>.One + VectorMath.Exp(-x));
}

/// <summary>x · min(max(0, x + 3), 6) / 6.</summary>
internal readonly struct HardSwishFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> x) => x * VectorMath.Clamp(x + Vector512.Create(3f), 0, 6) / Vector512.Create(6f);
}

/// <summary>min(max(0, x + 3), 6) / 6.</summary>
internal readonly struct HardSigmoidFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> x) => VectorMath.Clamp(x + Vector512.Create(3f), 0, 6) / Vector512.Create(6f);
}

/// <summary>
/// x · Φ(x). The tail Φ(−|x|) = exp(−x²/2) · w(|x|), where w = ½ · erfcx(|x|/√2) falls slowly, so that (1 + |x|) · w is a polynomial of
/// (|x| − 4) / (|x| + 4), which maps all |x| to −1 … 1 (after Shepherd and Laframboise, 1981). Taking the tail itself rather than
/// 1 − erf keeps its last places.
/// </summary>
internal readonly struct GeluFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> x)
    {
        // Beyond 15 the tail is 0, and infinity would have no quotient.
        Vector512<float> size = VectorMath.Clamp(Vector512.Abs(x), 0, 15), four = Vector512.Create(4f);
        Vector512<float> q = (size - four) / (size + four), w = Vector512.Create(-7.32434855e-5f);
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
        Vector512<float> tail = w / (Vector512<float>.One + size) * ExpOfHalfSquare(size);
        return x * Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), tail, Vector512<float>.One - tail);
    }

    /// <summary>
    /// exp(−x²/2). An exponential multiplies the rounding of its argument, so the square is taken as a rounded value and the rest. A method
    /// of its own: where vectors are narrower than sixteen lanes, all of it in one is more than the compiler inlines.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<float> ExpOfHalfSquare(Vector512<float> x)
    {
        // Twelve bits of x have an exact square: x² = high² + (x + high)(x − high).
        Vector512<float> high = (x.AsUInt32() & Vector512.Create(0xFFFFF000)).AsSingle(), half = Vector512.Create(-0.5f);
        Vector512<float> square = high * high * half, rest = (x + high) * (x - high) * half, sum = square + rest;
        return VectorMath.Exp(sum, rest - (sum - square));
    }
}
