using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.CodeFixes.Mending;

/// <summary>
/// A value for one argument of a layer's attribute, written or not; null to take the argument out. It is written as changes of the text: what they do not name, each
/// comment and each line, stays as it is.
/// </summary>
internal sealed class LayerArgument(SourceText text, AttributeSyntax attribute, IMethodSymbol constructor, string name, string? value)
{
    /// <summary>Null for a property.</summary>
    private readonly IParameterSymbol? _parameter = constructor.Parameters.FirstOrDefault(parameter => parameter.Name == name);

    private SeparatedSyntaxList<AttributeArgumentSyntax> Arguments => attribute.ArgumentList?.Arguments ?? default;

    /// <summary>The value in the form that the constructor takes.</summary>
    private string? Value => _parameter?.Type is IArrayTypeSymbol && value is not null && value[0] != '[' ? $"[{value}]" : value;

    /// <summary>What the writing does, in words.</summary>
    public string Title => value is null ? $"Remove {Written()}" : $"Use {this}{InPlace()}";

    /// <summary>
    /// Whether the attribute takes it: it has such a parameter or property, and room for as many numbers. An argument by place can go only where
    /// no other argument by place follows.
    /// </summary>
    public bool CanBeWritten =>
        value is null ? Written() is { } written && (IsNamed(written) || Arguments.Skip(Arguments.IndexOf(written) + 1).All(IsNamed))
        : _parameter is null ? Bases(constructor.ContainingType).Any(type => type.GetMembers(name).Any(member => member is IPropertySymbol))
        : _parameter.Type is IArrayTypeSymbol || value[0] != '[';

    /// <summary>As it is written by name.</summary>
    public override string ToString() => _parameter is null ? $"{name} = {Value}" : $"{name}: {Value}";

    /// <summary>
    /// The changes that write the value. Constructor arguments stand before properties. A padding takes the place of a padding mode:
    /// there can be only one.
    /// </summary>
    public TextChange[] Write()
    {
        if (Written() is { } written)
        {
            return [Value is null ? Remove(written) : Replace(written.Expression, Value)];
        }

        AttributeArgumentSyntax? displaced = _parameter is null ? null : Arguments.FirstOrDefault(argument => argument.NameEquals is not null);
        AttributeArgumentSyntax? mode = name == "p" ? Named("Padding") : null;
        return displaced is null ? Append()
            : displaced == mode ? [Replace(mode, ToString())]
            : mode is null ? [InsertBefore(displaced)]
            : [InsertBefore(displaced), Remove(mode)];
    }

    /// <summary>Where the argument is written, by name or by place.</summary>
    private AttributeArgumentSyntax? Written() => Named(name) ?? Arguments.FirstOrDefault(argument =>
        argument is { NameColon: null, NameEquals: null } && Arguments.IndexOf(argument) == _parameter?.Ordinal);

    /// <summary>A constant that numbers take the place of may be meant for other layers too: nobody should lose it unawares.</summary>
    private string InPlace() => Written() is { } written && (char.IsDigit(value![0]) || value[0] == '[') && written.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Parent is not (NameColonSyntax or NameEqualsSyntax))
        ? $" in place of {written.Expression}"
        : "";

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }

    private static bool IsNamed(AttributeArgumentSyntax argument) => argument.NameColon is not null || argument.NameEquals is not null;

    private AttributeArgumentSyntax? Named(string wanted) => Arguments.FirstOrDefault(
        argument => (argument.NameColon?.Name ?? argument.NameEquals?.Name)?.Identifier.ValueText == wanted);

    /// <summary>Other words in the place of a node, which may have comments inside.</summary>
    private static TextChange Replace(SyntaxNode node, string words) => new(node.Span, words + CommentsInside(node));

    /// <summary>On a line of its own where the next argument has one.</summary>
    private TextChange InsertBefore(AttributeArgumentSyntax next)
    {
        if (BeginsLine(next))
        {
            return Insert(next.FullSpan.Start, $"{Indentation(next)}{this},{LineBreakBefore(next)}");
        }

        int index = Arguments.IndexOf(next);
        return index == 0
            ? Insert(next.SpanStart, $"{this}, ")
            : Insert(Arguments.GetSeparator(index - 1).Span.End, $" {this},");
    }

    /// <summary>On a line of its own where the last argument has one. A comment behind that argument stays behind it.</summary>
    private TextChange[] Append()
    {
        if (Arguments.Count == 0)
        {
            return attribute.ArgumentList is { } list
                ? [Insert(list.OpenParenToken.Span.End, ToString())]
                : [Insert(attribute.Name.Span.End, $"({this})")];
        }

        AttributeArgumentSyntax last = Arguments[Arguments.Count - 1];
        string behind = Between(last.Span.End, last.FullSpan.End);
        bool endsLine = behind.EndsWith("\n", StringComparison.Ordinal);
        int end = last.Span.End + behind.TrimEnd().Length;
        return (BeginsLine(last), endsLine) switch
        {
            (true, true) => [Insert(last.Span.End, ","), Insert(last.FullSpan.End, $"{Indentation(last)}{this}{LineBreakBefore(last)}")],
            (true, false) => [Insert(last.Span.End, ","), Insert(end, $"{LineBreakBefore(last)}{Indentation(last)}{this}")],
            (false, true) => [Insert(last.Span.End, $", {this}")],
            (false, false) => [Insert(end, $", {this}")],
        };
    }

    /// <summary>Takes an argument out, and its line if nothing else stands there.</summary>
    private TextChange Remove(AttributeArgumentSyntax argument)
    {
        int index = Arguments.IndexOf(argument);
        SyntaxToken before = index == 0 ? attribute.ArgumentList!.OpenParenToken : Arguments.GetSeparator(index - 1);
        string left = Between(before.Span.End, argument.SpanStart);
        if (index == Arguments.Count - 1)
        {
            string behind = CommentsInside(argument) + Between(argument.Span.End, argument.FullSpan.End);
            return new(TextSpan.FromBounds(index == 0 ? before.Span.End : before.SpanStart, argument.FullSpan.End), Join(left, behind, isLast: true));
        }

        SyntaxToken after = Arguments.GetSeparator(index);
        int next = Arguments[index + 1].SpanStart;
        string right = CommentsInside(argument) + Between(argument.Span.End, after.SpanStart) + Between(after.Span.End, next);
        return new(TextSpan.FromBounds(before.Span.End, next), Join(left, right, isLast: false));
    }

    /// <summary>Space and comments from both sides of an argument that is no longer there.</summary>
    private static string Join(string left, string right, bool isLast)
    {
        int line = left.LastIndexOf('\n') + 1, rightBreak = right.IndexOf('\n');
        bool beganLine = line > 0 && left.Substring(line).Trim().Length == 0;
        bool endedLine = rightBreak >= 0 && right.Substring(0, rightBreak).Trim().Length == 0;
        string rest = right.TrimStart(' ', '\t');
        return (beganLine, endedLine) switch
        {
            (true, true) => left.Substring(0, line) + right.Substring(rightBreak + 1),
            (false, true) => left.TrimEnd() + rest,
            _ when isLast && right.Trim().Length == 0 && (!beganLine || left.Trim().Length == 0) => left.TrimEnd() + right,
            _ => left + rest,
        };
    }

    /// <summary>The comments between the words of a node, in a form that can stand on one line.</summary>
    private static string CommentsInside(SyntaxNode node) => string.Concat(node.DescendantTrivia()
        .Where(trivia => node.Span.Contains(trivia.Span)).Select(trivia => trivia.ToString().Trim())
        .Select(comment =>
            comment.StartsWith("//", StringComparison.Ordinal) ? $" /* {comment.TrimStart('/').Trim().Replace("*/", "* /")} */"
            : comment.StartsWith("/*", StringComparison.Ordinal) ? $" {comment}"
            : ""));

    private bool BeginsLine(SyntaxNode node) => text.Lines.GetLineFromPosition(node.FullSpan.Start).Start == node.FullSpan.Start;

    private string Indentation(SyntaxNode node)
    {
        string line = text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private string LineBreakBefore(SyntaxNode node)
    {
        TextLine line = text.Lines[text.Lines.GetLineFromPosition(node.FullSpan.Start).LineNumber - 1];
        return Between(line.End, line.EndIncludingLineBreak);
    }

    private string Between(int start, int end) => text.ToString(TextSpan.FromBounds(start, end));

    private static TextChange Insert(int position, string words) => new(new TextSpan(position, 0), words);
}
