using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.CodeFixes.Mending;

/// <summary>Attributes that come and go among those of a class, in the way in which these are laid out.</summary>
internal static class LayerLines
{
    /// <summary>
    /// An attribute above another: in the same list where that shares one, else in a list of its own; on a line of its own where the other begins
    /// one.
    /// </summary>
    public static TextChange Insert(AttributeSyntax below, string words, SourceText text)
    {
        AttributeListSyntax list = (AttributeListSyntax)below.Parent!;
        bool isShared = list.Attributes.Count > 1;
        int start = isShared ? below.SpanStart : list.SpanStart;
        TextLine line = text.Lines.GetLineFromPosition(start);
        string before = text.ToString(TextSpan.FromBounds(line.Start, start));
        string lineBreak = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        string gap = before.Trim().Length > 0 || lineBreak.Length == 0 ? " " : lineBreak + before;
        return new TextChange(new TextSpan(start, 0), (isShared ? $"{words}," : $"[{words}]") + gap);
    }

    /// <summary>
    /// Takes an attribute out, its list where nothing else is in it, and its line with a comment behind it where nothing else stands there. A comment
    /// between it and the comma before is that of the attribute above, and stays.
    /// </summary>
    public static TextChange[] Remove(AttributeSyntax attribute, SourceText text)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        int index = list.Attributes.IndexOf(attribute), last = list.Attributes.Count - 1;
        if (last == 0)
        {
            return [Remove(list.Span, text)];
        }

        if (index < last)
        {
            return [Remove(TextSpan.FromBounds(attribute.SpanStart, list.Attributes.GetSeparator(index).Span.End), text)];
        }

        TextSpan comma = list.Attributes.GetSeparator(index - 1).Span;
        bool isCommented = text.ToString(TextSpan.FromBounds(comma.End, attribute.SpanStart)).Trim().Length > 0;
        return isCommented || StandsAlone(attribute.Span, text)
            ? [new TextChange(comma, ""), Remove(attribute.Span, text)]
            : [Remove(TextSpan.FromBounds(comma.Start, attribute.Span.End), text)];
    }

    private static TextChange Remove(TextSpan span, SourceText text)
    {
        TextLine first = text.Lines.GetLineFromPosition(span.Start);
        string left = Left(span, text).TrimEnd();
        return
            StandsAlone(span, text) ? new TextChange(TextSpan.FromBounds(first.Start, text.Lines.GetLineFromPosition(span.End).EndIncludingLineBreak), "")
            : Right(span, text).Length == 0 ? new TextChange(TextSpan.FromBounds(first.Start + left.Length, span.End), "")
            : new TextChange(TextSpan.FromBounds(span.Start, span.End + Spaces(text, span.End)), "");
    }

    /// <summary>Whether nothing but a comment shares the lines of a span.</summary>
    private static bool StandsAlone(TextSpan span, SourceText text) =>
        Left(span, text).Trim().Length == 0 && (Right(span, text).Length == 0 || Right(span, text).StartsWith("//", StringComparison.Ordinal));

    private static string Left(TextSpan span, SourceText text) =>
        text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(span.Start).Start, span.Start));

    private static string Right(TextSpan span, SourceText text) =>
        text.ToString(TextSpan.FromBounds(span.End, text.Lines.GetLineFromPosition(span.End).End)).Trim();

    private static int Spaces(SourceText text, int position)
    {
        int count = 0;
        while (position + count < text.Length && text[position + count] is ' ' or '\t')
        {
            count++;
        }

        return count;
    }
}
