namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Checks that a test leaves out.</summary>
[Flags]
public enum TestBehaviors
{
    None = 0,

    /// <summary>Do not run again with the sources marked as generated code.</summary>
    SkipGeneratedCodeCheck = 1,

    /// <summary>Do not run again with the diagnostics disabled by <c>#pragma warning disable</c>.</summary>
    SkipSuppressionCheck = 2,

    /// <summary>Do not compare what the source generators write with <see cref="SolutionState.GeneratedSources"/>.</summary>
    SkipGeneratedSourcesCheck = 4,
}
