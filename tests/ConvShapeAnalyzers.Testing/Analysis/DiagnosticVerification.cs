namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Asserts that exactly the expected diagnostics were reported.</summary>
internal static class DiagnosticVerification
{
    public static void Verify(
        ImmutableArray<DiagnosticResult> expected,
        ImmutableArray<Diagnostic> actual,
        DiagnosticText text,
        Action<Diagnostic, DiagnosticResult, IVerifier>? more,
        IVerifier verifier)
    {
        int[] matches = DiagnosticMatching.Match(expected, actual);
        ImmutableArray<DiagnosticResult> missing = [.. expected.Where((_, i) => matches[i] < 0)];
        ImmutableArray<Diagnostic> surplus = [.. actual.Where((_, j) => !matches.Contains(j))];
        if (missing.Length + surplus.Length > 0)
        {
            verifier.Fail(string.Join(Environment.NewLine,
            [
                $"Expected {expected.Length} diagnostics, {actual.Length} were reported, {expected.Length - missing.Length} agree.",
                .. NearestDifferences(missing, surplus),
                "Expected but not reported:", text.Of(missing),
                "Reported but not expected:", text.Of(surplus),
            ]));
        }

        for (int i = 0; i < expected.Length; i++)
            more?.Invoke(actual[matches[i]], expected[i], verifier);
    }

    /// <summary>In what those two differ that were most likely meant to be one.</summary>
    private static IEnumerable<string> NearestDifferences(ImmutableArray<DiagnosticResult> missing, ImmutableArray<Diagnostic> surplus)
        => missing
            .SelectMany(_ => surplus, (expected, actual) => (expected, actual))
            .OrderByDescending(pair => pair.expected.Id == pair.actual.Id)
            .Select(pair => DiagnosticComparison.Differences(pair.expected, pair.actual).ToArray())
            .OrderBy(differences => differences.Length)
            .FirstOrDefault([]);
}
