namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What becomes of markup in the sources of a state.</summary>
public enum MarkupMode
{
    /// <summary>It is code like any other.</summary>
    None = 0,

    /// <summary>It is removed.</summary>
    Ignore = 1,

    /// <summary>It is removed, and names expected diagnostics unless the fix can mend them.</summary>
    IgnoreFixable = 2,

    /// <summary>It is removed, and names expected diagnostics.</summary>
    Allow = 3,
}
