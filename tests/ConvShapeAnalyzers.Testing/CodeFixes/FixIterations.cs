namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How often a fix is to be applied: a number exactly, a negative one at most; -1 is once, exactly.</summary>
internal readonly record struct FixIterations(int Expected)
{
    public int Limit => Math.Abs(Expected);

    /// <summary>What a test says, or else none where the fix changes nothing and at most <paramref name="atMost"/> where it does.</summary>
    public static FixIterations Of(int? specified, bool changes, int atMost)
        => new(specified ?? (changes ? -atMost : 0));

    public void Verify(int actual, IVerifier verifier)
    {
        if (Expected == 0)
            verifier.Equal(0, actual, "No code fix was expected, but one was offered.");
        else if (Expected >= -1)
            verifier.Equal(Limit, actual, $"Expected the code fix to be applied {Limit} times, but it took {actual}.");
        else
            verifier.True(actual <= Limit, $"Expected the code fix to be applied at most {Limit} times, but more were needed.");
    }
}
