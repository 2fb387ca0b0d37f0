using ConvShapeAnalyzers.Testing.Tests.Toys;

namespace ConvShapeAnalyzers.Testing.Tests.Analysis;

public sealed class FailingAnalyzerTests
{
    [Theory]
    [InlineData(CompilerDiagnostics.None)]
    [InlineData(CompilerDiagnostics.Errors)]
    public Task ThrowingAnalyzerAsync(CompilerDiagnostics level)
        => Failure.SaysAsync(
            new CSharpAnalyzerTest<ThrowingAnalyzer, DefaultVerifier> { TestCode = "class C;", CompilerDiagnostics = level }
                .RunAsync(),
            "AD0001", "Not on my watch.");
}
