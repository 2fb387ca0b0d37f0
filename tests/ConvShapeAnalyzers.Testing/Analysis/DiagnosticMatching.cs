namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Pairs expected diagnostics with reported ones.</summary>
internal static class DiagnosticMatching
{
    /// <summary>
    /// For each expected diagnostic the index of the reported one it means, or -1. As many as possible are paired, so that an
    /// expectation that leaves much open does not take the only diagnostic that fits a stricter one.
    /// </summary>
    public static int[] Match(ImmutableArray<DiagnosticResult> expected, ImmutableArray<Diagnostic> actual)
    {
        bool[][] fits = [.. expected.Select(result
            => actual.Select(diagnostic => !DiagnosticComparison.Differences(result, diagnostic).Any()).ToArray())];
        int[] expectedOf = [.. actual.Select(_ => -1)];
        for (int i = 0; i < expected.Length; i++)
            TryPair(i, new bool[actual.Length]);

        return [.. expected.Select((_, i) => Array.IndexOf(expectedOf, i))];

        // An augmenting path: whoever holds a fitting diagnostic may move to another one.
        bool TryPair(int i, bool[] tried)
        {
            for (int j = 0; j < actual.Length; j++)
            {
                if (!fits[i][j] || tried[j])
                    continue;

                tried[j] = true;
                if (expectedOf[j] < 0 || TryPair(expectedOf[j], tried))
                {
                    expectedOf[j] = i;
                    return true;
                }
            }

            return false;
        }
    }
}
