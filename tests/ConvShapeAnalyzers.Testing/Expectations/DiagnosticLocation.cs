namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How the span of an expected location is to be read.</summary>
[Flags]
public enum DiagnosticLocationOptions
{
    None = 0,

    /// <summary>Only the start is compared.</summary>
    IgnoreLength = 1,

    /// <summary>The span is a key such as the 0 of <c>{|#0:…|}</c>, to be replaced by the place that key marks.</summary>
    InterpretAsMarkupKey = 2,
}

/// <summary>One location of an expected diagnostic.</summary>
public readonly struct DiagnosticLocation(FileLinePositionSpan span, DiagnosticLocationOptions options)
{
    public FileLinePositionSpan Span { get; } = span;

    public DiagnosticLocationOptions Options { get; } = options;
}
