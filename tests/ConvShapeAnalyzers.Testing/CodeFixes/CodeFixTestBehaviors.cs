namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Checks of a code fix that a test leaves out.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    None = 0,
    SkipFixAllInDocumentCheck = 1,
    SkipFixAllInProjectCheck = 2,
    SkipFixAllInSolutionCheck = 4,
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,

    /// <summary>Fix the first diagnostic only, once.</summary>
    FixOne = 8,

    /// <summary>Allow fixes of diagnostics that an analyzer finds only with the whole compilation before it.</summary>
    SkipLocalDiagnosticCheck = 16,
}
