using ConvShape.Architecture;
using ConvShape.Tests.Engine;

namespace ConvShape.Tests.Conformance;

/// <summary>The reference and every operator give what PyTorch gives.</summary>
public sealed class PyTorchConformanceTests
{
    /// <summary>Of the largest output: the rounding of a few hundred float32 additions.</summary>
    private const float Tolerance = 1e-6f;

    public static TheoryData<LayerKind> Kinds => [.. Enum.GetValues<LayerKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reference_and_operator_agree_with_PyTorch(LayerKind kind)
    {
        List<string> failures = [];
        int cases = 0;
        foreach (ConformanceCase sample in ConformanceCase.Of(kind))
        {
            cases++;
            Compare("reference", sample, LayerCase.RunReference, failures);
            Compare("operator", sample, LayerCase.RunOperator, failures);
        }

        Assert.NotEqual(0, cases);
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static void Compare(
        string what, ConformanceCase sample, Func<LayerInfo, float[], float[], float[], int, LayerKind?, float[]> run, List<string> failures)
    {
        float[] actual = run(sample.Layer, sample.Weight, sample.Bias, sample.Input, sample.Batch, null);
        Assert.Equal(sample.Expected.Length, actual.Length);
        float scale = sample.Expected.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        for (int i = 0; i < actual.Length; i++)
        {
            // Equals, so that NaN is NaN and an infinity the same infinity.
            if (!actual[i].Equals(sample.Expected[i]) && !(Math.Abs(actual[i] - sample.Expected[i]) <= Tolerance * scale))
            {
                failures.Add(FormattableString.Invariant(
                    $"{sample.Name}: the {what} gives {actual[i]:R} at {i}, PyTorch {sample.Expected[i]:R} ({LayerCase.Describe(sample.Layer, sample.Batch)})"));
                return;
            }
        }
    }
}
