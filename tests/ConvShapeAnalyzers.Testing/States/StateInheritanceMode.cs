namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a state takes over from the one before the fix where it says nothing itself.</summary>
public enum StateInheritanceMode
{
    /// <summary>Everything except the diagnostics that the fix can mend.</summary>
    AutoInherit = 0,

    /// <summary>Nothing.</summary>
    Explicit = 1,

    /// <summary>Everything.</summary>
    AutoInheritAll = 2,
}
