using System.Numerics;
using System.Runtime.CompilerServices;

namespace ConvShape.Engine;

/// <summary>How a pool makes one value of a window.</summary>
internal interface IReduction
{
    /// <summary>The value that changes nothing: what a window starts from, and what lies around the map.</summary>
    static abstract float Identity { get; }

    /// <summary>Whether the result depends on how many values there are.</summary>
    static virtual bool NeedsCount => false;

    /// <summary>Whether padding is among the values, whatever the layer says.</summary>
    static virtual bool CountsPadding => false;

    /// <summary>Takes one more value.</summary>
    static abstract Vector<float> Add(Vector<float> sofar, Vector<float> values);

    /// <summary>What a window's result is divided by, where so many of its taps count.</summary>
    static virtual float Divisor(float count, float taps) => 1;

    /// <summary>The result, once all values are taken; asked only where the count is needed.</summary>
    static virtual Vector<float> Finish(Vector<float> all, Vector<float> divisor) => all;
}

/// <summary>How a pool makes one value of a whole channel, whose parts are taken apart and brought together.</summary>
internal interface IChannelReduction : IReduction
{
    /// <summary>Takes one more value, or the result of another part.</summary>
    static abstract float Add(float sofar, float value);

    /// <summary>The result, once all values are taken.</summary>
    static abstract float Finish(float all, float count);
}

/// <summary>The largest value. A NaN is the result, and of equal zeros the first: PyTorch's <c>val &gt; max || isnan(val)</c>.</summary>
internal readonly struct MaxReduction : IChannelReduction
{
    public static float Identity => float.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Add(Vector<float> sofar, Vector<float> values) =>
        Vector.ConditionalSelect(Vector.GreaterThan(values, sofar) | ~Vector.Equals(values, values), values, sofar);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float sofar, float value) => value > sofar || float.IsNaN(value) ? value : sofar;

    public static float Finish(float all, float count) => all;
}

/// <summary>The smallest value: what −max(−x) gives, so a NaN is the result, and of equal zeros the first.</summary>
internal readonly struct MinReduction : IReduction
{
    public static float Identity => float.PositiveInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Add(Vector<float> sofar, Vector<float> values) =>
        Vector.ConditionalSelect(Vector.LessThan(values, sofar) | ~Vector.Equals(values, values), values, sofar);
}

/// <summary>The sum over the number of values.</summary>
internal readonly struct MeanReduction : IChannelReduction
{
    public static float Identity => 0;

    public static bool NeedsCount => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Add(Vector<float> sofar, Vector<float> values) => sofar + values;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float sofar, float value) => sofar + value;

    // A window that sees no value has the sum 0, which is also its mean.
    public static float Divisor(float count, float taps) => Math.Max(1, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Finish(Vector<float> all, Vector<float> divisor) => all / divisor;

    public static float Finish(float all, float count) => all / count;
}

/// <summary>
/// √Σx². Of a window that hangs over the padded map only a part counts, and PyTorch's <c>lp_pool2d</c> makes up for it: it takes the
/// mean of the squares times the number of taps.
/// </summary>
internal readonly struct NormReduction : IReduction
{
    public static float Identity => 0;

    public static bool NeedsCount => true;

    public static bool CountsPadding => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Add(Vector<float> sofar, Vector<float> values) => Vector.MultiplyAddEstimate(values, values, sofar);

    public static float Divisor(float count, float taps) => count / taps;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Finish(Vector<float> all, Vector<float> divisor) => Vector.SquareRoot(all / divisor);
}
