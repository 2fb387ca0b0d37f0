using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvShape.Engine;

/// <summary>How a pool makes one value of many.</summary>
internal interface IReduction
{
    /// <summary>The value that changes nothing: what a window starts from, and what one that sees no value gives.</summary>
    static abstract float Identity { get; }

    /// <summary>Whether the result depends on how many values there are.</summary>
    static virtual bool NeedsCount => false;

    /// <summary>Takes one more value.</summary>
    static abstract Vector512<float> Add(Vector512<float> sofar, Vector512<float> values);

    /// <summary>What a window's result is divided by, where so many of its taps count.</summary>
    static virtual float Divisor(float count, float taps) => 1;

    /// <summary>The result, once all values are taken; asked only where the count is needed.</summary>
    static virtual Vector512<float> Finish(Vector512<float> all, Vector512<float> divisor) => all;
}

/// <summary>
/// A reduction whose results over parts can be taken as values, and give that of the whole. Parts may take turns, so that of equal zeros any may be
/// the first.
/// </summary>
internal interface IPartwiseReduction : IReduction;

/// <summary>The largest value. A NaN is the result, and of equal zeros the first: PyTorch's <c>val &gt; max || isnan(val)</c>.</summary>
internal readonly struct MaxReduction : IPartwiseReduction
{
    public static float Identity => float.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> sofar, Vector512<float> values) =>
        Vector512.ConditionalSelect(Vector512.Equals(values, values), VectorMath.Larger(values, sofar), values);
}

/// <summary>The smallest value: what −max(−x) gives, so a NaN is the result, and of equal zeros the first.</summary>
internal readonly struct MinReduction : IPartwiseReduction
{
    public static float Identity => float.PositiveInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> sofar, Vector512<float> values) =>
        Vector512.ConditionalSelect(Vector512.Equals(values, values), VectorMath.Smaller(values, sofar), values);
}

/// <summary>The sum over the number of values.</summary>
internal readonly struct MeanReduction : IPartwiseReduction
{
    public static float Identity => 0;

    public static bool NeedsCount => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> sofar, Vector512<float> values) => sofar + values;

    // A window that sees no value has the sum 0, which is also its mean.
    public static float Divisor(float count, float taps) => Math.Max(1, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Finish(Vector512<float> all, Vector512<float> divisor) => all / divisor;
}

/// <summary>
/// √Σx². Of a window that hangs over the padded map only a part counts, and PyTorch's <c>lp_pool2d</c> makes up for it: it takes the
/// mean of the squares times the number of taps.
/// </summary>
internal readonly struct NormReduction : IReduction
{
    public static float Identity => 0;

    public static bool NeedsCount => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> sofar, Vector512<float> values) => Vector512.MultiplyAddEstimate(values, values, sofar);

    public static float Divisor(float count, float taps) => count / taps;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Finish(Vector512<float> all, Vector512<float> divisor) => Vector512.Sqrt(all / divisor);
}
