using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Short ways to test an analyzer.</summary>
public class AnalyzerVerifier<TAnalyzer, TTest, TVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TTest : AnalyzerTest<TVerifier>, new()
    where TVerifier : IVerifier, new()
{
    /// <summary>The analyzer's only diagnostic.</summary>
    public static DiagnosticResult Diagnostic() => Diagnostic(Only(_ => true, "exactly one diagnostic"));

    /// <summary>The analyzer's diagnostic of an ID.</summary>
    public static DiagnosticResult Diagnostic(string diagnosticId)
        => Diagnostic(Only(descriptor => descriptor.Id == diagnosticId, $"exactly one diagnostic '{diagnosticId}'"));

    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    /// <summary>Asserts that the analyzer reports what markup in the source marks and what is listed, and nothing else.</summary>
    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        TTest test = new() { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(CancellationToken.None);
    }

    private static DiagnosticDescriptor Only(Func<DiagnosticDescriptor, bool> predicate, string what)
        => new TAnalyzer().SupportedDiagnostics.Where(predicate).ToArray() is [DiagnosticDescriptor only]
            ? only
            : throw new InvalidOperationException($"{typeof(TAnalyzer).Name} does not support {what}: name the descriptor.");
}
