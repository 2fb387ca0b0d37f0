using ConvShape.Architecture;
using ConvShape.Tests.Engine;

namespace ConvShape.Tests.Conformance;

/// <summary>The reference and every operator give what PyTorch gives.</summary>
public sealed class PyTorchConformanceTests
{
    /// <summary>Of the largest output: the rounding of a few hundred float32 additions. None where all is exact.</summary>
    private const float Tolerance = 1e-6f;

    public static TheoryData<LayerKind> Kinds => [.. Enum.GetValues<LayerKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reference_agrees_with_PyTorch(LayerKind kind) => AssertAgrees(kind, RunReference);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Operator_agrees_with_PyTorch(LayerKind kind) => AssertAgrees(kind, RunOperator);

    private static void AssertAgrees(LayerKind kind, Func<ConformanceCase, float[]> run)
    {
        ConformanceCase[] cases = [.. ConformanceCase.Of(kind)];
        Assert.NotEmpty(cases);
        string[] failures = [.. cases.Select(sample => Difference(sample, run(sample))).OfType<string>()];
        Assert.True(failures.Length == 0, string.Join('\n', failures));
    }

    private static float[] RunReference(ConformanceCase sample) => LayerCase.RunReference(sample.Layer, sample.Tensors, sample.Inputs, sample.Batch);

    private static float[] RunOperator(ConformanceCase sample) => LayerCase.RunOperator(sample.Layer, sample.Tensors, sample.Inputs, sample.Batch);

    /// <summary>The first value that is not PyTorch's; null where all are.</summary>
    private static string? Difference(ConformanceCase sample, float[] actual)
    {
        Assert.Equal(sample.Expected.Length, actual.Length);
        float largest = sample.Expected.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        float tolerance = sample.IsExact ? 0 : Tolerance * largest;
        for (int i = 0; i < actual.Length; i++)
        {
            // Equals, so that NaN is NaN and an infinity the same infinity.
            if (!actual[i].Equals(sample.Expected[i]) && !(Math.Abs(actual[i] - sample.Expected[i]) <= tolerance))
            {
                string geometry = LayerCase.Describe(sample.Layer, sample.Batch);
                return FormattableString.Invariant(
                    $"{sample.Layer.Name}: {actual[i]:R} at {i}, PyTorch gives {sample.Expected[i]:R} ({geometry})");
            }
        }

        return null;
    }
}
