using System.Numerics;
using System.Runtime.CompilerServices;

namespace ConvShape.Engine;

/// <summary>Vector operations with PyTorch's treatment of special values, within 2 units of the last place.</summary>
internal static class VectorMath
{
    /// <summary>Added to a float and taken away again, 1.5·2²³ rounds it to the nearest integer.</summary>
    private const float Rounder = 12582912;

    /// <summary>max(0, x); NaN stays NaN and −0 stays −0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Relu(Vector<float> x) => Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), Vector<float>.Zero, x);

    /// <summary>min(max(low, x), high); NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Clamp(Vector<float> x, float low, float high)
    {
        x = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(low)), new Vector<float>(low), x);
        return Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<float>(high)), new Vector<float>(high), x);
    }

    /// <summary>exp(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x) => Exp(x, Vector<float>.Zero);

    /// <summary>
    /// exp(x + rest), the rest being what rounding cut off x: 2ⁿ · exp(r), n the integer nearest to x / ln 2 and r = x − n · ln 2,
    /// |r| ≤ ½ · ln 2, whose exponential is a polynomial. 2ⁿ comes as two factors, since at the ends of the range it is no float itself.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x, Vector<float> rest)
    {
        // Beyond these, the result is 0 or infinite; NaN passes.
        x = Clamp(x, -104, 89);
        Vector<float> n = Vector.MultiplyAddEstimate(x, new Vector<float>(1.44269504f), new Vector<float>(Rounder)) - new Vector<float>(Rounder);

        // ln 2 in two parts, the first so short that n times it is exact.
        Vector<float> r = Vector.MultiplyAddEstimate(n, new Vector<float>(-0.693145752f), x);
        r = Vector.MultiplyAddEstimate(n, new Vector<float>(-1.42860677e-6f), r) + rest;
        Vector<float> power = new(1.37805939e-3f);
        power = Horner(power, r, 8.37312452e-3f);
        power = Horner(power, r, 4.16695364e-2f);
        power = Horner(power, r, 1.66664720e-1f);
        power = Horner(power, r, 4.99999851e-1f);
        power = Horner(power, r, 1);
        power = Horner(power, r, 1);
        Vector<int> exponent = Vector.ConvertToInt32(n), half = exponent >> 1;
        return power * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <summary>One step of a polynomial by Horner's rule: what the higher powers came to, times x, plus the next coefficient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Horner(Vector<float> higher, Vector<float> x, float coefficient) =>
        Vector.MultiplyAddEstimate(higher, x, new Vector<float>(coefficient));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> PowerOfTwo(Vector<int> exponent) => ((exponent + new Vector<int>(127)) << 23).As<int, float>();
}
