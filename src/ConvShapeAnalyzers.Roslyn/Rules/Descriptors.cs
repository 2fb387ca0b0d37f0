using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>Every diagnostic, by family. A message says which layer, what the sizes are, and what would work.</summary>
internal static partial class Descriptors
{
    /// <summary>The category of budgets, and of what is done with models.</summary>
    public const string Uses = "ConvShape.Uses";

    /// <summary>The category of what is wrong with a declaration, whatever its shapes are.</summary>
    public const string Declaration = "ConvShape.Declaration";

    private const string HelpLink = "https://github.com/ConvShape/ConvShapeAnalyzers/blob/main/docs/rules/";

    private static DiagnosticDescriptor Describe(string id, DiagnosticSeverity severity, string title, string messageFormat) => new(
        id, title, messageFormat, Category(id), severity, isEnabledByDefault: true, description: null, helpLinkUri: $"{HelpLink}{id}.md");

    /// <summary>The family, by the thousands of the ID.</summary>
    private static string Category(string id) => id[4] switch
    {
        '1' => "ConvShape.Impossible",
        '2' => "ConvShape.Doubtful",
        '3' => Declaration,
        _ => Uses,
    };
}
