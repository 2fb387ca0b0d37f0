namespace ConvShape.Onnx.Tests.Engines;

/// <summary>How far results lie from what was expected.</summary>
internal static class Difference
{
    /// <summary>The largest difference over the largest expected value; infinite where one is finite and the other is not.</summary>
    public static double Of(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = 0, difference = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            if (float.IsFinite(expected[i])) largest = Math.Max(largest, Math.Abs(expected[i]));

            // Equals, so that NaN is NaN and an infinity the same infinity.
            if (expected[i].Equals(actual[i])) continue;
            if (!float.IsFinite(expected[i]) || !float.IsFinite(actual[i])) return double.PositiveInfinity;
            difference = Math.Max(difference, Math.Abs((double)expected[i] - actual[i]));
        }

        return difference == 0 ? 0 : difference / largest;
    }
}
