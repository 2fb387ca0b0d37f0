using ConvShape.Roslyn.Parsing.Blocks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Parsing;

/// <summary>The value of an argument as written on an attribute, under the name of its parameter or property.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsOfLanguage">False for a value of a type that no layer can read, as long.</param>
/// <param name="Value">As <see cref="ArgumentReader"/> takes it.</param>
/// <param name="Place">Where it is written; of a params array, its first element.</param>
internal sealed record AttributeValue(string Name, bool IsOfLanguage, object? Value, AttributeArgumentSyntax Place)
{
    /// <summary>A value that the compiler has worked out; null for one that it could not, and for an array whose elements are not all there to see.</summary>
    public static AttributeValue? Of(string name, ITypeSymbol type, TypedConstant constant, AttributeArgumentSyntax place)
    {
        if (constant.Kind == TypedConstantKind.Error)
        {
            return null;
        }

        BlockParameterKind kind = BlockReader.Kind(type);
        if (kind == BlockParameterKind.Other)
        {
            return new AttributeValue(name, IsOfLanguage: false, Value: null, place);
        }

        if (constant.IsNull || constant.Kind != TypedConstantKind.Array)
        {
            return new AttributeValue(name, IsOfLanguage: true, constant.IsNull ? null : constant.Value, place);
        }

        // new int[2] has elements that are not written.
        object?[] elements = constant.Values.Select(element => element.Kind == TypedConstantKind.Primitive ? element.Value : null).ToArray();
        return place.Expression is ArrayCreationExpressionSyntax ? null
            : kind == BlockParameterKind.StringArray ? new AttributeValue(name, IsOfLanguage: true, elements.Select(element => element as string).ToArray(), place)
            : elements.All(element => element is int) ? new AttributeValue(name, IsOfLanguage: true, elements.Cast<int>().ToArray(), place)
            : null;
    }
}
