using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.CodeFixes;

/// <summary>Puts comments at the ends of lines below one another, tabs being so many columns wide.</summary>
internal sealed class CommentColumn(int tabSize)
{
    /// <summary>Columns between the longest line and its comment.</summary>
    private const int Gap = 3;

    /// <summary>The last column in which comments stand: behind a longer line it stands where there is room, and the others do not follow.</summary>
    private const int Last = 110;

    /// <summary>
    /// The changes that give each line its comment; lines with "" have none. Where all comments stand in one column and there is room for the new
    /// ones, that is the column.
    /// </summary>
    public IEnumerable<TextChange> Write(IEnumerable<(AttributeLine Place, string Comment)> lines)
    {
        (AttributeLine Place, string Comment, int Width, int? Present)[] commented = lines.Where(line => line.Comment.Length > 0)
            .Select(line => (
                line.Place,
                line.Comment,
                Width(line.Place.Line, line.Place.CodeEnd),
                line.Place.HasComment ? Width(line.Place.Line, line.Place.Comment.SpanStart) : (int?)null))
            .ToArray();
        int longest = commented.Select(line => line.Width).Where(IsShort).DefaultIfEmpty(0).Max();
        int[] present = commented.Where(line => IsShort(line.Width)).Select(line => line.Present).OfType<int>().Distinct().ToArray();
        int column = present.Length == 1 && present[0] > longest ? present[0] : longest + Gap;
        foreach ((AttributeLine place, string comment, int width, int? at) in commented)
        {
            int wanted = IsShort(width) ? column : at ?? width + Gap;
            yield return at == wanted
                ? new(place.Comment.Span, comment)
                : new(TextSpan.FromBounds(place.CodeEnd, place.Line.End), new string(' ', wanted - width) + comment);
        }
    }

    private static bool IsShort(int width) => width + Gap <= Last;

    /// <summary>Columns from the start of a line to a position on it.</summary>
    private int Width(TextLine line, int end)
    {
        int column = 0;
        for (int i = line.Start; i < end; i++)
        {
            column += line.Text![i] == '\t' ? tabSize - (column % tabSize) : 1;
        }

        return column;
    }
}
