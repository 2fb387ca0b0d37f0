namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What to leave out when an expected diagnostic is compared with a reported one.</summary>
[Flags]
public enum DiagnosticOptions
{
    None = 0,
    IgnoreAdditionalLocations = 1,
    IgnoreSeverity = 2,
}
