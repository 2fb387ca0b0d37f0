namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How far the syntax tree that a fix builds has to agree with the tree that parsing its text gives.</summary>
public enum CodeActionValidationMode
{
    None = 0,

    /// <summary>In nodes and tokens.</summary>
    SemanticStructure = 1,

    /// <summary>In nodes, tokens and trivia.</summary>
    Full = 2,
}
