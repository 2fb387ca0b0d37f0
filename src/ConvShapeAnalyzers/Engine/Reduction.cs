using System.Numerics;
using System.Runtime.CompilerServices;

namespace ConvShape.Engine;

/// <summary>How a pool makes one value of many.</summary>
internal interface IReduction
{
    /// <summary>The value that changes nothing: what a window starts from, and what lies around the map.</summary>
    static abstract float Identity { get; }

    /// <summary>Whether the result depends on how many values there are.</summary>
    static abstract bool NeedsCount { get; }

    /// <summary>Takes one more value.</summary>
    static abstract Vector<float> Add(Vector<float> sofar, Vector<float> values);

    /// <summary>Takes one more value.</summary>
    static abstract float Add(float sofar, float value);

    /// <summary>The result, once all values are taken.</summary>
    static abstract Vector<float> Finish(Vector<float> all, Vector<float> count);

    /// <summary>The result, once all values are taken.</summary>
    static abstract float Finish(float all, float count);
}

/// <summary>The largest value. A NaN is the result, and of equal zeros the first: PyTorch's <c>val &gt; max || isnan(val)</c>.</summary>
internal readonly struct MaxReduction : IReduction
{
    public static float Identity => float.NegativeInfinity;

    public static bool NeedsCount => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Add(Vector<float> sofar, Vector<float> values) =>
        Vector.ConditionalSelect(Vector.GreaterThan(values, sofar) | ~Vector.Equals(values, values), values, sofar);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float sofar, float value) => value > sofar || float.IsNaN(value) ? value : sofar;

    public static Vector<float> Finish(Vector<float> all, Vector<float> count) => all;

    public static float Finish(float all, float count) => all;
}

/// <summary>The sum over the number of values.</summary>
internal readonly struct MeanReduction : IReduction
{
    public static float Identity => 0;

    public static bool NeedsCount => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Add(Vector<float> sofar, Vector<float> values) => sofar + values;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float sofar, float value) => sofar + value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Finish(Vector<float> all, Vector<float> count) => all / count;

    public static float Finish(float all, float count) => all / count;
}
