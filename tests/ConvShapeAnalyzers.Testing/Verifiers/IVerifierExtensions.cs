namespace Microsoft.CodeAnalysis.Testing;

public static class IVerifierExtensions
{
    /// <summary>Asserts that two texts are equal; otherwise shows line by line where they part.</summary>
    public static void EqualOrDiff(this IVerifier verifier, string expected, string actual, string? message = null)
    {
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
            verifier.Fail($"{message ?? "The texts differ."} (- expected, + actual){Environment.NewLine}{LineDiff.Of(expected, actual)}");
    }
}
