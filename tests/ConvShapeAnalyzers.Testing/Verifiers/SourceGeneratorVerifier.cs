namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The place for short ways to test a source generator; the official packages have none either.</summary>
public class SourceGeneratorVerifier<TSourceGenerator, TTest, TVerifier>
    where TSourceGenerator : new()
    where TTest : SourceGeneratorTest<TVerifier>, new()
    where TVerifier : IVerifier, new();
