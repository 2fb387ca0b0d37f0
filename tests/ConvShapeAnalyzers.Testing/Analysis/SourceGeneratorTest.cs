using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A test of what a source generator writes.</summary>
public abstract class SourceGeneratorTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [];

    protected abstract override IEnumerable<Type> GetSourceGenerators();
}
