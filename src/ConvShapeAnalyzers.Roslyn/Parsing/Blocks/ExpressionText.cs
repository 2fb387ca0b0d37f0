using System.Globalization;
using ConvShape.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Parsing.Blocks;

/// <summary>
/// Expressions as C#, and back. The two are exact inverses: operands that are made of others stand in parentheses, and a minus before a
/// literal belongs to the number.
/// </summary>
internal static class ExpressionText
{
    /// <summary>Deeper expressions are not read: they would end a stack that is not ours.</summary>
    public const int MaxDepth = 100;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Write(Expression expression) => expression switch
    {
        ConstantExpression constant => Value(constant.Value),
        ParameterExpression parameter => Identifier(parameter.Name),
        InputChannelsExpression => Expression.InputChannels,
        UnaryExpression { Operand: ConstantExpression operand } unary => $"{unary.Operator}({operand})",
        UnaryExpression unary => unary.Operator + Operand(unary.Operand),
        CastExpression cast => $"({cast.Type}){Operand(cast.Operand)}",
        BinaryExpression binary => $"{Operand(binary.Left)} {binary.Operator} {Operand(binary.Right)}",
        ConditionalExpression choice => $"{Operand(choice.Condition)} ? {Operand(choice.WhenTrue)} : {Operand(choice.WhenFalse)}",
        ArrayExpression array => Array(array.IsText, array.Elements.Select(Write)),
        _ => "",
    };

    /// <summary>A value as C#; an array of other things than numbers or texts has none.</summary>
    public static string Value(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        int number => LayerText.Number(number),
        float number => Real(number, $"{number.ToString("R", Culture)}f", "float"),
        double number => Real(number, $"{number.ToString("R", Culture)}d", "double"),
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        int[] numbers => Array(isText: false, numbers.Select(number => LayerText.Number(number))),
        string?[] texts => Array(isText: true, texts.Select(Value)),
        _ => "",
    };

    /// <summary>The expression that a text stands for; null for a text that was not written by <see cref="Write"/>.</summary>
    public static Expression? Parse(ExpressionSyntax syntax) => Parsed(syntax, MaxDepth);

    private static string Operand(Expression expression) => expression is ConstantExpression or ParameterExpression or InputChannelsExpression
        ? expression.ToString()
        : $"({expression})";

    private static string Array(bool isText, IEnumerable<string> elements)
    {
        string list = string.Join(", ", elements);
        return isText ? $"new string[] {{ {list} }}" : $"[{list}]";
    }

    private static string Real(double number, string literal, string type) =>
        double.IsNaN(number) ? $"{type}.NaN"
        : double.IsPositiveInfinity(number) ? $"{type}.PositiveInfinity"
        : double.IsNegativeInfinity(number) ? $"{type}.NegativeInfinity"
        : number == 0 && double.IsNegativeInfinity(1 / number) && literal[0] != '-' ? "-" + literal
        : literal;

    /// <summary>A parameter may be called as a word of the language, or of ours.</summary>
    private static string Identifier(string name) =>
        name == Expression.InputChannels || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ||
        SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    private static Expression? Parsed(ExpressionSyntax syntax, int depth)
    {
        while (syntax is ParenthesizedExpressionSyntax parenthesized)
        {
            syntax = parenthesized.Expression;
        }

        if (depth == 0)
        {
            return null;
        }

        Expression? Part(ExpressionSyntax part) => Parsed(part, depth - 1);
        switch (syntax)
        {
            case IdentifierNameSyntax { Identifier: { } identifier }:
                return identifier.Text == Expression.InputChannels ? new InputChannelsExpression() : new ParameterExpression(identifier.ValueText);
            case LiteralExpressionSyntax { Token: var token } literal:
                return literal.IsKind(SyntaxKind.DefaultLiteralExpression) || literal.IsKind(SyntaxKind.Utf8StringLiteralExpression) ? null : Constant(token.Value);
            case MemberAccessExpressionSyntax { Expression: PredefinedTypeSyntax type, Name: IdentifierNameSyntax name }:
                return Special(type.Keyword.Text, name.Identifier.Text) is { } special ? Constant(special) : null;
            case PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax { Token.Value: { } value } } unary when unary.IsKind(SyntaxKind.UnaryMinusExpression):
                return Negative(value) is { } negative ? Constant(negative) : null;
            case PrefixUnaryExpressionSyntax { OperatorToken.Text: var sign } unary when UnaryExpression.Operators.Contains(sign):
                return Part(unary.Operand) is { } operand ? new UnaryExpression(sign, operand) : null;
            case CastExpressionSyntax { Type: PredefinedTypeSyntax { Keyword.Text: var type } } cast when CastExpression.Types.Contains(type):
                return Part(cast.Expression) is { } from ? new CastExpression(type, from) : null;
            case BinaryExpressionSyntax { OperatorToken.Text: var sign } binary when BinaryExpression.Operators.Contains(sign):
                return Part(binary.Left) is { } left && Part(binary.Right) is { } right ? new BinaryExpression(sign, left, right) : null;
            case ConditionalExpressionSyntax choice:
                return Part(choice.Condition) is { } condition && Part(choice.WhenTrue) is { } whenTrue && Part(choice.WhenFalse) is { } whenFalse
                    ? new ConditionalExpression(condition, whenTrue, whenFalse)
                    : null;
            case CollectionExpressionSyntax list:
                return Array(isText: false, list.Elements.Select(element => (element as ExpressionElementSyntax)?.Expression));
            case ArrayCreationExpressionSyntax { Type.ElementType: PredefinedTypeSyntax { Keyword.Text: "string" }, Initializer: { } initializer }:
                return Array(isText: true, initializer.Expressions);
            default:
                return null;
        }

        ArrayExpression? Array(bool isText, IEnumerable<ExpressionSyntax?> elements)
        {
            List<Expression> parsed = elements.Select(element => element is null ? null : Part(element)).OfType<Expression>().ToList();
            return parsed.Count == elements.Count() ? new ArrayExpression(isText, parsed.ToEquatableArray()) : null;
        }
    }

    private static ConstantExpression? Constant(object? value) =>
        value is null or bool or int or float or double or string ? new ConstantExpression(value) : null;

    /// <summary>The number below zero whose digits a literal has. 2147483648 alone is no int.</summary>
    private static object? Negative(object literal) => literal switch
    {
        int number => -number,
        uint and 1u + int.MaxValue => int.MinValue,
        float number => -number,
        double number => -number,
        _ => null,
    };

    private static object? Special(string type, string name) => (type, name) switch
    {
        ("float", "NaN") => float.NaN,
        ("float", "PositiveInfinity") => float.PositiveInfinity,
        ("float", "NegativeInfinity") => float.NegativeInfinity,
        ("double", "NaN") => double.NaN,
        ("double", "PositiveInfinity") => double.PositiveInfinity,
        ("double", "NegativeInfinity") => double.NegativeInfinity,
        _ => null,
    };
}
