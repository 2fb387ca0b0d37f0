using ConvShape.Roslyn.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.CodeFixes.Completion;

/// <summary>A string on an attribute that may name a layer to read, in whatever state it is while somebody types.</summary>
/// <param name="Layer">The attribute.</param>
/// <param name="Index">Which name it is among those that the layer brings together, or <see cref="From"/>.</param>
/// <param name="Content">What stands between the quotes.</param>
internal sealed record WrittenName(AttributeSyntax Layer, int Index, TextSpan Content)
{
    /// <summary>The <c>From</c> of a layer.</summary>
    public const int From = -1;

    /// <summary>What never is in a name: a string that has it lacks its closing quote, and swallowed what follows.</summary>
    private static readonly char[] NeverInNames = [',', '(', ')', '[', ']', '='];

    /// <summary>The name that is being written at a position; null where none is.</summary>
    public static WrittenName? At(SyntaxNode root, int position)
    {
        // Behind the opening quote, whatever follows, the position before is in the string.
        if (position == 0 || position > root.FullSpan.End ||
            root.FindToken(position - 1) is not { Parent: LiteralExpressionSyntax literal } token ||
            Inside(token) is not { } content || !content.IntersectsWith(position))
        {
            return null;
        }

        // Without a closing quote the next attribute list looks like an index of the string.
        ExpressionSyntax value = literal;
        while (value.Parent is ElementAccessExpressionSyntax access && access.Expression == value)
        {
            value = access;
        }

        int? element = Element(ref value);
        return value.Parent is AttributeArgumentSyntax { Parent: AttributeArgumentListSyntax { Parent: AttributeSyntax layer } list } argument &&
            layer.Parent is AttributeListSyntax attributes && ModelParser.IsOnType(attributes) &&
            IndexOf(argument, list.Arguments.IndexOf(argument), element) is int index
                ? new WrittenName(layer, index, content)
                : null;
    }

    /// <summary>Whether a character can be part of a name.</summary>
    public static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-';

    /// <summary>What stands between the quotes; null for what is no string of one line.</summary>
    private static TextSpan? Inside(SyntaxToken token)
    {
        string text = token.Text;
        int quotes = text.TakeWhile(c => c == '"').Count();
        (int start, int closing) = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken => (text[0] == '@' ? 2 : 1, 1),
            SyntaxKind.SingleLineRawStringLiteralToken => (quotes, quotes),
            _ => (0, 0),
        };
        if (start == 0 || text.Contains('\n'))
        {
            return null;
        }

        int end = text.Length - closing;
        bool isClosed = end >= start && text[end] == '"' && text.IndexOfAny(NeverInNames) < 0;
        if (!isClosed)
        {
            end = start + text.Skip(start).TakeWhile(IsOfName).Count();
        }

        return TextSpan.FromBounds(token.SpanStart + start, token.SpanStart + end);
    }

    /// <summary>Which element of an array a value is, and the array in its place; null for none.</summary>
    private static int? Element(ref ExpressionSyntax value)
    {
        (ExpressionSyntax? array, int? index) = value.Parent switch
        {
            ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } element => (collection, collection.Elements.IndexOf(element)),
            InitializerExpressionSyntax { Parent: ExpressionSyntax creation and (ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax) } elements =>
                (creation, elements.Expressions.IndexOf(value)),
            _ => ((ExpressionSyntax?)null, (int?)null),
        };
        value = array ?? value;
        return index;
    }

    /// <summary>Which name an argument is: the first by itself, the others one by one or as an array.</summary>
    private static int? IndexOf(AttributeArgumentSyntax argument, int place, int? element) => (argument.NameEquals ?? (SyntaxNode?)argument.NameColon) switch
    {
        NameEqualsSyntax property => property.Name.Identifier.ValueText == "From" && element is null ? From : null,
        NameColonSyntax { Name.Identifier.ValueText: "name" } => element is null ? 0 : null,
        NameColonSyntax { Name.Identifier.ValueText: "others" } => 1 + (element ?? 0),
        null => element is null ? place : place == 1 ? 1 + element : null,
        _ => null,
    };
}
