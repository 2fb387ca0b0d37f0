using ConvShape.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvShape.Roslyn.Parsing.Blocks;

/// <summary>
/// From the argument of a layer, as the compiler sees it, to an expression over what the use of the block gives. Whatever does not depend on
/// that is a constant, as the compiler made it.
/// </summary>
/// <param name="consts">The constants of the block and what they mention; null for a model, where nothing depends on a use.</param>
internal sealed class ExpressionReader(BlockConstants? consts)
{
    /// <summary>More is not read: constants that mention others twice each would become an expression without end.</summary>
    private const int MaxSize = 1000;

    private int _size;

    /// <summary>The expression of an argument; null where it is no constant, or depends on the use in a way that cannot be followed.</summary>
    public static Expression? Read(AttributeArgument argument, BlockConstants? consts)
    {
        ExpressionReader reader = new(consts);
        return argument.Type is IArrayTypeSymbol { Rank: 1, ElementType: { } element }
            ? reader.Array(element.SpecialType, argument.Value)
            : reader.Read(argument.Value, ExpressionText.MaxDepth);
    }

    /// <summary>The expression of a value that depends on nothing, as <see cref="AttributeValue"/> has it.</summary>
    public static Expression Constant(object? value) => value switch
    {
        int[] numbers => new ArrayExpression(IsText: false, numbers.Select(number => Constant(number)).ToEquatableArray()),
        string?[] texts => new ArrayExpression(IsText: true, texts.Select(Constant).ToEquatableArray()),
        _ => new ConstantExpression(value),
    };

    private Expression? Array(SpecialType type, IOperation value)
    {
        if (value.ConstantValue is { HasValue: true, Value: null })
        {
            return Read(value, ExpressionText.MaxDepth);
        }

        if (type is not (SpecialType.System_Int32 or SpecialType.System_String) || AttributeArguments.Elements(value) is not { } elements)
        {
            return null;
        }

        List<Expression> read = elements.Where(element => element.Type?.SpecialType == type || element.ConstantValue is { HasValue: true, Value: null })
            .Select(element => Read(element, ExpressionText.MaxDepth - 1)).OfType<Expression>().ToList();
        return read.Count == elements.Count ? new ArrayExpression(type == SpecialType.System_String, read.ToEquatableArray()) : null;
    }

    private Expression? Read(IOperation operation, int depth)
    {
        if (!operation.ConstantValue.HasValue || depth <= 0 || ++_size > MaxSize)
        {
            return null;
        }

        if (consts?.AreMentionedIn(operation) != true || operation is INameOfOperation)
        {
            return Constant(operation);
        }

        Expression? Part(IOperation part) => Read(part, depth - 1);
        Expression? expression = operation switch
        {
            _ when IsUnchecked(operation) => null,
            IFieldReferenceOperation { Field: { } field } => Field(field, depth),
            IConversionOperation conversion => Converted(Part(conversion.Operand), conversion.Operand.Type, conversion.Type),
            IUnaryOperation { Syntax: PrefixUnaryExpressionSyntax { OperatorToken.Text: var sign } } unary
                when UnaryExpression.Operators.Contains(sign) && Part(unary.Operand) is { } operand => new UnaryExpression(sign, operand),
            IBinaryOperation { Syntax: BinaryExpressionSyntax { OperatorToken.Text: var sign } } binary
                when BinaryExpression.Operators.Contains(sign) && Part(Promoted(binary.LeftOperand)) is { } left &&
                Part(Promoted(binary.RightOperand)) is { } right => new BinaryExpression(sign, left, right),
            IConditionalOperation { WhenFalse: { } otherwise } choice
                when Part(choice.Condition) is { } condition && Part(choice.WhenTrue) is { } whenTrue && Part(otherwise) is { } whenFalse =>
                new ConditionalExpression(condition, whenTrue, whenFalse),
            IInterpolatedStringOperation text => Joined(text, depth),
            _ => null,
        };

        // What mentions a constant of the block in nothing but a nameof.
        return expression is not null and not ParameterExpression and not InputChannelsExpression && expression.Parts.All(part => part is ConstantExpression)
            ? Constant(operation)
            : expression;
    }

    private static ConstantExpression? Constant(IOperation operation) =>
        operation.ConstantValue.Value is null or bool or int or float or double or string ? new ConstantExpression(operation.ConstantValue.Value) : null;

    private Expression? Field(IFieldSymbol field, int depth)
    {
        if (consts!.IsInputChannels(field))
        {
            return new InputChannelsExpression();
        }

        return consts.Parameter(field) is { } parameter
            ? Converted(new ParameterExpression(parameter.Name), parameter.Type, field.Type)
            : consts.Initializer(field) is { } initializer ? Read(initializer, depth - 1) : null;
    }

    /// <summary>An expression of one type as one of another; null where the language has no such values.</summary>
    private static Expression? Converted(Expression? expression, ITypeSymbol? from, ITypeSymbol? to) =>
        expression is null || SymbolEqualityComparer.Default.Equals(from, to) ? expression
        : (Number(from), Number(to)) switch
        {
            ({ } source, { } target) => source == target ? expression : new CastExpression(target, expression),
            (null, null) when to?.IsReferenceType == true => expression,
            _ => null,
        };

    /// <summary>The operand before the promotion that an operator asks for: evaluation promotes too.</summary>
    private static IOperation Promoted(IOperation operand) =>
        operand is IConversionOperation { IsImplicit: true } conversion && Number(conversion.Operand.Type) is not null && Number(conversion.Type) is not null
            ? conversion.Operand
            : operand;

    private static string? Number(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType.SpecialType: SpecialType.System_Int32 } => "int",
        { SpecialType: SpecialType.System_Int32 } => "int",
        { SpecialType: SpecialType.System_Single } => "float",
        { SpecialType: SpecialType.System_Double } => "double",
        _ => null,
    };

    private Expression? Joined(IInterpolatedStringOperation text, int depth)
    {
        Expression? joined = new ConstantExpression("");
        foreach (IInterpolatedStringContentOperation content in text.Parts)
        {
            Expression? part = content switch
            {
                IInterpolatedStringTextOperation { Text: { } words } => Read(words, depth - text.Parts.Length),
                IInterpolationOperation { Alignment: null, FormatString: null, Expression: { } value } => Read(value, depth - text.Parts.Length),
                _ => null,
            };
            joined = joined is null || part is null ? null : joined is ConstantExpression { Value: "" } ? part : new BinaryExpression("+", joined, part);
        }

        return joined;
    }

    private static bool IsUnchecked(IOperation operation) =>
        operation.Syntax.FirstAncestorOrSelf<CheckedExpressionSyntax>()?.IsKind(SyntaxKind.UncheckedExpression) == true;
}
