using ConvShape.Roslyn.Parsing.Blocks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvShape.Roslyn.Parsing;

/// <summary>An argument as written on an attribute, under the name of its parameter or property.</summary>
internal sealed record AttributeArgument(string Name, ITypeSymbol Type, IOperation Value, SyntaxNode Place);

/// <summary>The written arguments of an attribute.</summary>
internal static class AttributeArguments
{
    /// <summary>
    /// The arguments in source order, or null where the compiler cannot make sense of the attribute. Those of a type that the language has no
    /// values of, as long, are left out: a block of the user's may have them, but no layer can read them.
    /// </summary>
    public static IReadOnlyList<AttributeArgument>? Read(IOperation? attribute)
    {
        if (attribute is not IAttributeOperation { Operation: IObjectCreationOperation creation })
        {
            return null;
        }

        List<AttributeArgument> written = [];
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            if (argument.Parameter is { } parameter && Place(argument) is { } place)
            {
                written.Add(new AttributeArgument(parameter.Name, parameter.Type, argument.Value, place));
            }
        }

        foreach (IOperation initializer in creation.Initializer?.Initializers ?? [])
        {
            if (initializer is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment)
            {
                return null;
            }

            written.Add(new AttributeArgument(target.Property.Name, target.Property.Type, assignment.Value, assignment.Syntax));
        }

        bool isSound = written.All(argument => IsOf(argument.Type, argument.Value)) &&
            written.Select(argument => argument.Name).Distinct(StringComparer.Ordinal).Count() == written.Count;
        return isSound ? written.Where(argument => BlockReader.Kind(argument.Type) != BlockParameterKind.Other).ToList() : null;
    }

    /// <summary>
    /// The elements of <c>new[] { … }</c> or <c>[…]</c>, or those written one by one for a params array. Null where there are not as many
    /// as <c>new int[size]</c> says.
    /// </summary>
    public static IReadOnlyList<IOperation>? Elements(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value switch
        {
            ICollectionExpressionOperation collection => collection.Elements,
            IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } array => WithSize(sizes[0], array.Initializer?.ElementValues ?? []),
            _ => null,
        };
    }

    /// <summary>Whether the compiler knows the value, or the values of the elements.</summary>
    public static bool IsConstant(IOperation value) =>
        value.ConstantValue.HasValue || Elements(value) is { } elements && elements.All(element => element.ConstantValue.HasValue);

    private static IReadOnlyList<IOperation>? WithSize(IOperation size, IReadOnlyList<IOperation> elements) =>
        size.ConstantValue is { HasValue: true, Value: int count } && count == elements.Count ? elements : null;

    /// <summary>Where an argument is written; null where it is not. Of a params array, it is the first element.</summary>
    private static SyntaxNode? Place(IArgumentOperation argument) => argument.ArgumentKind switch
    {
        ArgumentKind.Explicit => argument.Syntax,
        ArgumentKind.ParamArray => Elements(argument.Value)?.FirstOrDefault()?.Syntax.FirstAncestorOrSelf<AttributeArgumentSyntax>(),
        _ => null,
    };

    /// <summary>Of a value that does not fit, as 1.5 for an int, the compiler still knows what a cast would make of it.</summary>
    private static bool IsOf(ITypeSymbol type, IOperation value) => SymbolEqualityComparer.Default.Equals(type, value.Type) &&
        !(value is IConversionOperation { IsImplicit: true } conversion && !conversion.GetConversion().IsImplicit);
}
