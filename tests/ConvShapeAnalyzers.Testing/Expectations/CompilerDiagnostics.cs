namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The lowest severity at which the compiler's own diagnostics take part in a test.</summary>
public enum CompilerDiagnostics
{
    None = 0,
    Errors = 1,
    Warnings = 2,
    Suggestions = 3,
    All = 4,
}
