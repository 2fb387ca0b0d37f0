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
        string gap = before.Trim().Length > 0 ? " " : text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + before;
        return new TextChange(new TextSpan(start, 0), (isShared ? $"{words}," : $"[{words}]") + gap);
    }

    /// <summary>Takes an attribute out, its list where nothing else is in it, and its line with a comment behind it where nothing else stands there.</summary>
    public static TextChange Remove(AttributeSyntax attribute, SourceText text)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        int index = list.Attributes.IndexOf(attribute), last = list.Attributes.Count - 1;
        TextSpan span =
            last == 0 ? list.Span
            : index < last ? TextSpan.FromBounds(attribute.SpanStart, list.Attributes.GetSeparator(index).Span.End)
            : TextSpan.FromBounds(list.Attributes.GetSeparator(index - 1).SpanStart, attribute.Span.End);
        TextLine first = text.Lines.GetLineFromPosition(span.Start), end = text.Lines.GetLineFromPosition(span.End);
        string left = text.ToString(TextSpan.FromBounds(first.Start, span.Start)), right = text.ToString(TextSpan.FromBounds(span.End, end.End)).Trim();
        bool standsAlone = right.Length == 0 || right.StartsWith("//", StringComparison.Ordinal);
        return
            left.Trim().Length == 0 && standsAlone ? new TextChange(TextSpan.FromBounds(first.Start, end.EndIncludingLineBreak), "")
            : right.Length == 0 ? new TextChange(TextSpan.FromBounds(first.Start + left.TrimEnd().Length, span.End), "")
            : new TextChange(TextSpan.FromBounds(span.Start, span.End + Spaces(text, span.End)), "");
    }

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
