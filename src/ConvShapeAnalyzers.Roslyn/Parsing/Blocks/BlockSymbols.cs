using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Parsing.Blocks;

/// <summary>Tells which classes are layers, and which of these are blocks, by the names of the types that they derive from.</summary>
internal static class BlockSymbols
{
    /// <summary>A block of the user's: an attribute class that a layer can be made of.</summary>
    public static bool IsBlock(INamedTypeSymbol? type) => type is { IsAbstract: false } && DerivesFromBlock(type);

    /// <summary>A block, or an abstract class that blocks derive from.</summary>
    public static bool DerivesFromBlock(INamedTypeSymbol type) => type.TypeKind == TypeKind.Class && Bases(type).Any(IsBlockAttribute);

    /// <summary>A layer of the language, or a block.</summary>
    public static bool IsLayer(INamedTypeSymbol? type) =>
        type is { IsAbstract: false, TypeKind: TypeKind.Class } && Bases(type).Any(parent => IsOurs(parent, "LayerAttribute"));

    /// <summary>
    /// Whether the compiler refuses an attribute of this class: perhaps a layer whose name is still being typed, or a block that has no base yet.
    /// </summary>
    public static bool IsRefused(INamedTypeSymbol type) => type is IErrorTypeSymbol or { IsAbstract: true } || !Bases(type).Any(
        parent => parent is { MetadataName: "Attribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });

    public static bool IsBlockAttribute(INamedTypeSymbol? type) => IsOurs(type, "BlockAttribute");

    public static bool IsFirstOnly(AttributeData attribute) => IsOurs(attribute.AttributeClass, "FirstOnlyAttribute");

    public static bool IsDefinition(AttributeData attribute) => IsOurs(attribute.AttributeClass, "BlockDefinitionAttribute");

    /// <summary>The class of an item on a block: of the block's own assembly, or of one that it refers to. Null where there is none.</summary>
    public static INamedTypeSymbol? Resolve(string metadataName, INamedTypeSymbol block) =>
        block.ContainingAssembly.GetTypeByMetadataName(metadataName) ?? block.ContainingAssembly.Modules
            .SelectMany(module => module.ReferencedAssemblySymbols)
            .Select(assembly => assembly.GetTypeByMetadataName(metadataName))
            .FirstOrDefault(type => type is not null and not IErrorTypeSymbol);

    /// <summary>A block stands in any file, not only in the one that is analysed.</summary>
    public static SemanticModel Model(Compilation compilation, SyntaxTree tree) => compilation.GetSemanticModel(tree);

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            yield return parent;
        }
    }

    private static bool IsOurs(INamedTypeSymbol? type, string name) => type is { ContainingType: null } && type.MetadataName == name &&
        type.ContainingNamespace is { Name: "ConvShape", ContainingNamespace.IsGlobalNamespace: true };
}
