using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvShape.Roslyn.Rules;

/// <summary>How many values an array or span has, where that can be read off the source.</summary>
internal static class KnownLength
{
    /// <summary>The number of values of an expression; null where it is decided at run time.</summary>
    public static long? Of(IOperation? expression) => expression switch
    {
        IConversionOperation conversion when IsSequence(conversion.Operand.Type) => Of(conversion.Operand),
        IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } => Constant(sizes[0].ConstantValue),
        ICollectionExpressionOperation collection when !collection.Elements.Any(element => element is ISpreadOperation) => collection.Elements.Length,
        IInvocationOperation { TargetMethod.Name: "AsSpan" or "Slice" } part when IsSystem(part.TargetMethod.ContainingType) => Part(part.Arguments),
        ILocalReferenceOperation { Local.RefKind: RefKind.None } local => Of(OnlyValue(local)),
        { Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax, SemanticModel: { } model } => StackAlloc(expression.Syntax, model),
        _ => null,
    };

    /// <summary>Whether a conversion from this type keeps the number of values: that of an array or a span, or of an expression without a type.</summary>
    private static bool IsSequence(ITypeSymbol? type) => type is null or IArrayTypeSymbol || (type.Name is "Span" or "ReadOnlySpan" && IsSystem(type));

    private static bool IsSystem(ITypeSymbol type) => type is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static long? Part(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == "length") is { } length ? Constant(length.Value.ConstantValue) : null;

    /// <summary>Operations do not cover <c>stackalloc</c>: its size is read off the syntax.</summary>
    private static long? StackAlloc(SyntaxNode syntax, SemanticModel model) => syntax switch
    {
        ImplicitStackAllocArrayCreationExpressionSyntax { Initializer: { } values } => values.Expressions.Count,
        StackAllocArrayCreationExpressionSyntax { Initializer: { } values } => values.Expressions.Count,
        StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: { Count: 1 } ranks } } when ranks[0].Sizes.Count == 1 =>
            Constant(model.GetConstantValue(ranks[0].Sizes[0])),
        _ => null,
    };

    private static long? Constant(Optional<object?> constant) => constant.Value switch
    {
        int number and >= 0 => number,
        uint number => number,
        long number and >= 0 => number,
        _ => null,
    };

    /// <summary>What a local is declared with, if nothing else is ever put into it; null otherwise.</summary>
    private static IOperation? OnlyValue(ILocalReferenceOperation reference)
    {
        IOperation root = reference;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        IOperation? value = null;
        foreach (IOperation operation in root.Descendants())
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, reference.Local))
            {
                value = declarator.GetVariableInitializer()?.Value;
            }
            else if (operation is ILocalReferenceOperation other && SymbolEqualityComparer.Default.Equals(other.Local, reference.Local) && !IsRead(other))
            {
                return null;
            }
        }

        // In broken code a value may name the local itself.
        return value is not null && value.Syntax.Span.End <= reference.Syntax.SpanStart ? value : null;
    }

    /// <summary>Whether a local is certainly only read here. Anything less usual counts as a write.</summary>
    private static bool IsRead(IOperation local) => local.Parent switch
    {
        IArgumentOperation argument => argument.Parameter?.RefKind == RefKind.None,
        ISimpleAssignmentOperation assignment => !assignment.IsRef && assignment.Value == local,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.RefKind == RefKind.None,
        IConversionOperation or IArrayElementReferenceOperation or IMemberReferenceOperation or IInvocationOperation or IReturnOperation => true,
        _ => false,
    };
}
