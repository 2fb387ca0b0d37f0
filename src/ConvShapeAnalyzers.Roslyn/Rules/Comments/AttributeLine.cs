using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.Roslyn.Rules;

/// <summary>A line on which attributes of a class end, with room for a comment beside them.</summary>
/// <param name="Line">The line.</param>
/// <param name="Attributes">The attributes that end on it.</param>
/// <param name="Comment">The <c>//</c> comment at its end; none where there is none.</param>
internal sealed record AttributeLine(TextLine Line, IReadOnlyList<AttributeSyntax> Attributes, SyntaxTrivia Comment)
{
    public bool HasComment => Comment.IsKind(SyntaxKind.SingleLineCommentTrivia);

    /// <summary>Behind the last word before the comment.</summary>
    public int CodeEnd =>
        Line.Start + Line.Text!.ToString(TextSpan.FromBounds(Line.Start, HasComment ? Comment.SpanStart : Line.End)).TrimEnd().Length;

    /// <summary>
    /// The lines above the head of a class. Left out are those that end inside an attribute or a comment of several lines: what stands there is
    /// beside something else.
    /// </summary>
    public static IEnumerable<AttributeLine> Of(TypeDeclarationSyntax declaration, CancellationToken cancellationToken)
    {
        AttributeSyntax[] attributes = declaration.AttributeLists.SelectMany(list => list.Attributes).ToArray();
        if (attributes.Length == 0)
        {
            yield break;
        }

        SourceText text = declaration.SyntaxTree.GetText(cancellationToken);
        SyntaxNode root = declaration.SyntaxTree.GetRoot(cancellationToken);
        int head = declaration.AttributeLists.Last().GetLastToken().GetNextToken(includeZeroWidth: true).SpanStart;
        for (int first = 0, next; first < attributes.Length; first = next)
        {
            TextLine line = text.Lines.GetLineFromPosition(attributes[first].Span.End);
            next = first + 1;
            while (next < attributes.Length && attributes[next].Span.End <= line.End)
            {
                next++;
            }

            SyntaxTrivia last = root.FindTrivia(line.End - 1);
            if (line.End < head && last.Span.End <= line.End && (next == attributes.Length || attributes[next].SpanStart > line.End))
            {
                yield return new(line, attributes.Skip(first).Take(next - first).ToArray(), last.IsKind(SyntaxKind.SingleLineCommentTrivia) ? last : default);
            }
        }
    }
}
