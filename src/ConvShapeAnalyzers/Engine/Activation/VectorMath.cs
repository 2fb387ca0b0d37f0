using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ConvShape.Engine;

/// <summary>Vector operations with PyTorch's treatment of special values, within 2 units of the last place.</summary>
internal static class VectorMath
{
    /// <summary>Added to a float and taken away again, 1.5·2²³ rounds it to the nearest integer.</summary>
    private const float Rounder = 12582912;

    /// <summary>x where x &gt; y, and y elsewhere: where either is NaN, too, and of equal zeros. What x86 calls a maximum, one instruction there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Larger(Vector512<float> x, Vector512<float> y)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Max(x, y);
        }

        return Avx.IsSupported
            ? Vector512.Create(Avx.Max(x.GetLower(), y.GetLower()), Avx.Max(x.GetUpper(), y.GetUpper()))
            : Vector512.ConditionalSelect(Vector512.GreaterThan(x, y), x, y);
    }

    /// <summary>x where x &lt; y, and y elsewhere: where either is NaN, too, and of equal zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Smaller(Vector512<float> x, Vector512<float> y)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Min(x, y);
        }

        return Avx.IsSupported
            ? Vector512.Create(Avx.Min(x.GetLower(), y.GetLower()), Avx.Min(x.GetUpper(), y.GetUpper()))
            : Vector512.ConditionalSelect(Vector512.LessThan(x, y), x, y);
    }

    /// <summary>The last lanes as they are, and zeros in so many before them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Behind(Vector512<float> x, nint count) =>
        Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(Vector512<int>.Indices, Vector512.Create((int)count)).AsSingle(), x, Vector512<float>.Zero);

    /// <summary>The sums of the lanes of four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sums(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        Vector128<float> a4 = Quarters(a), b4 = Quarters(b), c4 = Quarters(c), d4 = Quarters(d);
        return Sse3.IsSupported
            ? Sse3.HorizontalAdd(Sse3.HorizontalAdd(a4, b4), Sse3.HorizontalAdd(c4, d4))
            : Vector128.Create(Vector128.Sum(a4), Vector128.Sum(b4), Vector128.Sum(c4), Vector128.Sum(d4));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Quarters(Vector512<float> x)
    {
        Vector256<float> halves = x.GetLower() + x.GetUpper();
        return halves.GetLower() + halves.GetUpper();
    }

    /// <summary>max(0, x); NaN stays NaN and −0 stays −0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Relu(Vector512<float> x) => Larger(Vector512<float>.Zero, x);

    /// <summary>min(max(low, x), high); NaN stays NaN, and what equals a bound stays as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Clamp(Vector512<float> x, Vector512<float> low, Vector512<float> high) => Smaller(high, Larger(low, x));

    /// <summary>min(max(low, x), high).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Clamp(Vector512<float> x, float low, float high) => Clamp(x, Vector512.Create(low), Vector512.Create(high));

    /// <summary>exp(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) => Exp(x, Vector512<float>.Zero);

    /// <summary>
    /// exp(x + rest), the rest being what rounding cut off x: 2ⁿ · exp(r), n the integer nearest to x / ln 2 and r = x − n · ln 2,
    /// |r| ≤ ½ · ln 2, whose exponential is a polynomial. 2ⁿ comes as two factors, since at the ends of the range it is no float itself.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x, Vector512<float> rest)
    {
        // Beyond these, the result is 0 or infinite; NaN passes.
        x = Clamp(x, -104, 89);
        Vector512<float> n = Vector512.MultiplyAddEstimate(x, Vector512.Create(1.44269504f), Vector512.Create(Rounder)) - Vector512.Create(Rounder);

        // ln 2 in two parts, the first so short that n times it is exact.
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-0.693145752f), x);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-1.42860677e-6f), r) + rest;
        Vector512<float> power = Vector512.Create(1.37805939e-3f);
        power = Horner(power, r, 8.37312452e-3f);
        power = Horner(power, r, 4.16695364e-2f);
        power = Horner(power, r, 1.66664720e-1f);
        power = Horner(power, r, 4.99999851e-1f);
        power = Horner(power, r, 1);
        power = Horner(power, r, 1);

        // What a NaN is as an integer does not matter: it is a NaN in the polynomial, too.
        Vector512<int> exponent = Vector512.ConvertToInt32Native(n), half = exponent >> 1;
        return power * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <summary>One step of a polynomial by Horner's rule: what the higher powers came to, times x, plus the next coefficient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Horner(Vector512<float> higher, Vector512<float> x, float coefficient) =>
        Vector512.MultiplyAddEstimate(higher, x, Vector512.Create(coefficient));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> PowerOfTwo(Vector512<int> exponent) => ((exponent + Vector512.Create(127)) << 23).AsSingle();
}
