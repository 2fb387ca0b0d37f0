using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Parsing;

/// <summary>Names of types as another part of the source must write them.</summary>
internal static class SourceNames
{
    /// <summary>As in <c>Net</c>, <c>Net&lt;T&gt;</c> or <c>@event</c>.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        string name = Of(type.Name);
        return type.TypeParameters.IsEmpty ? name : $"{name}<{string.Join(", ", type.TypeParameters.Select(parameter => Of(parameter.Name)))}>";
    }

    /// <summary>A name of small letters alone is a keyword, or one in some places, or warned of as a future one (CS8981).</summary>
    public static string Of(string name) =>
        name.All(c => c is >= 'a' and <= 'z') || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
