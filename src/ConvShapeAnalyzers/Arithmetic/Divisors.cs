namespace ConvShape.Arithmetic;

/// <summary>What divides whole numbers.</summary>
internal static class Divisors
{
    /// <summary>The largest number that divides both; the other one where one is 0.</summary>
    public static long GreatestCommon(long a, long b) => b == 0 ? a : GreatestCommon(b, a % b);
}
