using System.Collections.Immutable;
using ConvShape.Roslyn.Parsing.Blocks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Parsing;

/// <summary>
/// The attributes of a class as the compiler has bound and evaluated them. Asking it for types and operations of the same attributes binds
/// each of them anew, which takes several times as long, and every key press would pay for it.
/// </summary>
internal sealed class BoundAttributes
{
    private readonly Dictionary<(SyntaxTree Tree, int Start), AttributeData> _attributes = [];

    public BoundAttributes(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.ApplicationSyntaxReference is { } reference)
            {
                _attributes[(reference.SyntaxTree, reference.Span.Start)] = attribute;
            }
        }
    }

    /// <summary>The class of an attribute; null or an error type where the compiler knows none.</summary>
    public INamedTypeSymbol? Type(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellationToken) =>
        Find(attribute)?.AttributeClass is { } type and not IErrorTypeSymbol ? type : model.GetTypeInfo(attribute, cancellationToken).Type as INamedTypeSymbol;

    /// <summary>
    /// The values of the written arguments, in source order; null where the compiler found a mistake, or might have, and where more than a value
    /// would have to be known. Then operations tell.
    /// </summary>
    public IReadOnlyList<AttributeValue>? Values(AttributeSyntax attribute)
    {
        if (attribute.ContainsDiagnostics || Find(attribute) is not { AttributeClass: { } type, AttributeConstructor: { Parameters: var parameters } } bound ||
            bound.ConstructorArguments.Length != parameters.Length)
        {
            return null;
        }

        List<AttributeValue> values = [];
        int properties = 0;
        foreach (AttributeArgumentSyntax argument in attribute.ArgumentList?.Arguments ?? default)
        {
            AttributeValue? value = argument.NameEquals is null ? Parameter(values, parameters, bound, argument) : Property(properties++, type, bound, argument);
            if (value is null)
            {
                return null;
            }

            // Of a params array, each element is an argument.
            if (values.Count == 0 || values[values.Count - 1].Place != value.Place)
            {
                values.Add(value);
            }
        }

        return properties == bound.NamedArguments.Length && values.Select(value => value.Name).Distinct(StringComparer.Ordinal).Count() == values.Count ? values : null;
    }

    private static AttributeValue? Parameter(List<AttributeValue> before, ImmutableArray<IParameterSymbol> parameters, AttributeData bound, AttributeArgumentSyntax argument)
    {
        if (argument.NameColon is { Name.Identifier.ValueText: var name })
        {
            return parameters.FirstOrDefault(parameter => parameter.Name == name) is { } named ? Value(named) : null;
        }

        if (before.Exists(value => value.Place is not { NameColon: null, NameEquals: null }))
        {
            return null;
        }

        return before.Count < parameters.Length ? Value(parameters[before.Count])
            : parameters.Length > 0 && parameters[parameters.Length - 1].IsParams ? before[before.Count - 1]
            : null;

        AttributeValue? Value(IParameterSymbol parameter) =>
            AttributeValue.Of(parameter.Name, parameter.Type, bound.ConstructorArguments[parameter.Ordinal], argument);
    }

    private static AttributeValue? Property(int index, INamedTypeSymbol type, AttributeData bound, AttributeArgumentSyntax argument)
    {
        string name = argument.NameEquals!.Name.Identifier.ValueText;
        return index < bound.NamedArguments.Length && bound.NamedArguments[index] is var property && property.Key == name &&
            PropertyType(type, name) is { } propertyType && IsOf(propertyType, argument.Expression)
                ? AttributeValue.Of(name, propertyType, property.Value, argument)
                : null;
    }

    private AttributeData? Find(AttributeSyntax attribute) =>
        _attributes.TryGetValue((attribute.SyntaxTree, attribute.Span.Start), out AttributeData? bound) ? bound : null;

    /// <summary>Whether an expression is certainly of a type. Of 1.5 for a property of type int, the compiler keeps what a cast would make of it.</summary>
    private static bool IsOf(ITypeSymbol type, ExpressionSyntax expression) => (BlockReader.Kind(type), expression) switch
    {
        (BlockParameterKind.Bool or BlockParameterKind.String, _) => true,
        (BlockParameterKind.Enum, MemberAccessExpressionSyntax { Expression: var left }) => left is IdentifierNameSyntax name && name.Identifier.ValueText == type.Name,
        (BlockParameterKind.Int, LiteralExpressionSyntax { Token.Value: int }) => true,
        (BlockParameterKind.Double, LiteralExpressionSyntax { Token.Value: int or float or double }) => true,
        _ => false,
    };

    /// <summary>The type of a property that is there, of the class or one that it derives from; null where a field has the name.</summary>
    private static ITypeSymbol? PropertyType(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMembers(name) is { IsEmpty: false } members)
            {
                return (members[0] as IPropertySymbol)?.Type;
            }
        }

        return null;
    }
}
