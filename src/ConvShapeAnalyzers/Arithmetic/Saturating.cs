namespace ConvShape.Arithmetic;

/// <summary>64-bit arithmetic on counts that stops at <see cref="long.MaxValue"/> instead of wrapping: a size that absurd is only ever shown or refused.</summary>
internal static class Saturating
{
    /// <summary>a + b of two numbers ≥ 0.</summary>
    public static long Add(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;

    /// <summary>a − b of two numbers ≥ 0. What has saturated stays so.</summary>
    public static long Subtract(long a, long b) => a == long.MaxValue ? a : a - b;

    /// <summary>a · b of two numbers ≥ 0.</summary>
    public static long Multiply(long a, long b) => a != 0 && b > long.MaxValue / a ? long.MaxValue : a * b;
}
