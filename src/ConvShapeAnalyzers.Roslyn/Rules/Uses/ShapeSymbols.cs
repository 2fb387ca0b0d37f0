using ConvShape.Architecture;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>Shapes as the compiler sees them: types that say their dimensions.</summary>
internal static class ShapeSymbols
{
    public const string FeatureMap = "ConvShape.FeatureMap`1";
    public const string Dimensions = "ConvShape.ShapeDimensionsAttribute";

    /// <summary>The dimensions written on a shape type; null for a type parameter or a shape of the user's own.</summary>
    public static MapShape? Read(ITypeSymbol shape, INamedTypeSymbol attributeType)
    {
        AttributeData? attribute = shape.GetAttributes().FirstOrDefault(
            candidate => SymbolEqualityComparer.Default.Equals(candidate.AttributeClass, attributeType));
        int[]? sizes = attribute?.ConstructorArguments.Select(argument => argument.Value).OfType<int>().ToArray();
        return sizes switch
        {
            { Length: 1 } => new MapShape(sizes[0]),
            { Length: 3 } => new MapShape(sizes[0], sizes[1], sizes[2]),
            _ => null,
        };
    }
}
