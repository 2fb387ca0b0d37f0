using ConvShape.Tests.Conformance;

namespace ConvShape.Onnx.Tests.Engines;

/// <summary>How far results lie from what was expected.</summary>
internal static class Difference
{
    /// <summary>Of the largest expected value: the rounding of a few hundred float32 additions.</summary>
    public const double Rounding = 1e-6;

    /// <summary>None where all is exact.</summary>
    public static double Tolerance(ConformanceCase sample) => sample.IsExact ? 0 : Rounding;

    /// <summary>Of whole networks: the roundings of many layers add up.</summary>
    public const double OfNetworks = 1e-5;

    /// <summary>The largest difference over the largest expected value; infinite where one is finite and the other is not.</summary>
    public static double Of(float[] expected, float[] actual) => Of(expected, actual, Largest(expected));

    /// <summary>The largest difference over a given value.</summary>
    public static double Of(float[] expected, float[] actual, double largest)
    {
        Assert.Equal(expected.Length, actual.Length);
        double difference = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            // Equals, so that NaN is NaN and an infinity the same infinity.
            if (expected[i].Equals(actual[i])) continue;
            if (!float.IsFinite(expected[i]) || !float.IsFinite(actual[i])) return double.PositiveInfinity;
            difference = Math.Max(difference, Math.Abs((double)expected[i] - actual[i]));
        }

        return difference == 0 ? 0 : difference / largest;
    }

    /// <summary>The largest finite value.</summary>
    public static double Largest(float[] values) => values.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
}
