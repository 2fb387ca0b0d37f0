using System.Collections.Immutable;
using ConvShape.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Emission;

/// <summary>
/// Shapes that source names and no model has. A model under repair has other shapes than its users name, and the compiler stops at
/// an unknown type before any analyzer could tell what is wrong with the model. So a shape exists as soon as it is named.
/// </summary>
internal static class MentionedShapes
{
    /// <summary>Whether a node names a shape as a type argument, <c>FeatureMap&lt;Shape10&gt;</c>, or behind a namespace. Asked of every node, so by syntax alone.</summary>
    public static bool IsMention(SyntaxNode node) =>
        node is IdentifierNameSyntax { Parent: TypeArgumentListSyntax or QualifiedNameSyntax } name && ShapeType.FromName(name.Identifier.ValueText) is not null;

    /// <summary>The shapes of names that neither this assembly nor one with models declares. Visible, since a signature may show them.</summary>
    public static EquatableArray<ShapeType> Unknown(ImmutableArray<string> names, Compilation compilation)
    {
        if (names.IsEmpty || compilation.GetTypeByMetadataName("ConvShape.IShape") is not { ContainingAssembly: { } library })
        {
            return [];
        }

        IAssemblySymbol[] withModels = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == library.Name)))
            .Append(compilation.Assembly)
            .ToArray();
        return names
            .Distinct(StringComparer.Ordinal)
            .Where(name => !withModels.Any(assembly => assembly.TypeNames.Contains(name)))
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => new ShapeType(ShapeType.FromName(name)!.Value, IsVisible: true))
            .ToEquatableArray();
    }
}
