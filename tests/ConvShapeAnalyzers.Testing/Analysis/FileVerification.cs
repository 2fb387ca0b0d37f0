namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Asserts that a file has the expected content, in the expected encoding.</summary>
internal static class FileVerification
{
    public static void Verify(string path, SourceText expected, SourceText actual, IVerifier verifier)
    {
        verifier.EqualOrDiff(expected.ToString(), actual.ToString(), $"The content of '{path}' is not as expected.");
        verifier.Equal(expected.Encoding, actual.Encoding,
            $"The encoding of '{path}' is '{actual.Encoding?.WebName}', expected was '{expected.Encoding?.WebName}'.");
        verifier.Equal(expected.ChecksumAlgorithm, actual.ChecksumAlgorithm,
            $"The checksum algorithm of '{path}' is '{actual.ChecksumAlgorithm}', expected was '{expected.ChecksumAlgorithm}'.");
    }
}
