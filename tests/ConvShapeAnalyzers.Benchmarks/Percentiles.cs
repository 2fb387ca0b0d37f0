namespace ConvShape.Benchmarks;

/// <summary>Where the values of a measurement lie.</summary>
internal static class Percentiles
{
    /// <summary>The value below which so large a part of all lies: one of the values, never between two.</summary>
    /// <param name="values">At least one, in any order.</param>
    /// <param name="part">From 0, the smallest, to 1, the largest.</param>
    public static double At(this IReadOnlyCollection<double> values, double part) => values.Order().ElementAt((int)(part * (values.Count - 1)));

    /// <summary>The value in the middle.</summary>
    public static double Median(this IReadOnlyCollection<double> values) => values.At(0.5);
}
