using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.Roslyn.Tests.CodeFixes;

/// <summary>Whether what an editor offers for a source keeps its word. It is applied, and what comes of it judged anew.</summary>
internal static class OfferCheck
{
    /// <summary>Checks every action that is offered; tells how many there are.</summary>
    public static async Task<int> Of(string source)
    {
        Judged before = await Judged.Of(source);
        IReadOnlyList<(Diagnostic Diagnostic, CodeAction Action)> offers = await Offers.Of(source);
        Assert.All(offers.GroupBy(offer => offer.Diagnostic), group => Assert.Distinct(group.Select(offer => offer.Action.Title)));
        foreach ((Diagnostic diagnostic, CodeAction action) in offers)
        {
            SourceText text = await Offers.Apply(action);
            string[] broken = [.. Broken(before, await Judged.Of(text.ToString()), diagnostic, Changes(diagnostic.Location.SourceTree!, text))];
            Assert.True(broken.Length == 0, $"{diagnostic}\n{action.Title}:\n{string.Join("\n", broken)}\n\n{source}\n\n{text}");
        }

        return offers.Count;
    }

    /// <summary>What an action must not do, and did.</summary>
    private static IEnumerable<string> Broken(Judged before, Judged after, Diagnostic mended, IReadOnlyList<TextChange> changes)
    {
        foreach (string id in after.CompilerErrors.Except(before.CompilerErrors))
        {
            yield return $"The compiler says {id}.";
        }

        AttributeSyntax? attribute = before.Attributes.FirstOrDefault(candidate => candidate.Span.Contains(mended.Location.SourceSpan));
        Dictionary<int, AttributeSyntax> left = after.Attributes.ToDictionary(candidate => candidate.SpanStart);
        int now = (attribute is null ? after.Diagnostics : after.Of(Now(attribute))).Count(diagnostic => diagnostic.Id == mended.Id);
        if (now >= (attribute is null ? before.Diagnostics : before.Of(attribute)).Count(diagnostic => diagnostic.Id == mended.Id))
        {
            yield return "The mistake is still there.";
        }

        // A model without an input shape has not been judged.
        foreach (Diagnostic error in after.Diagnostics.Where(IsError).Where(_ => mended.Id != "CONV3002"))
        {
            AttributeSyntax? old = before.Attributes.FirstOrDefault(candidate => Now(candidate)?.Span.Contains(error.Location.SourceSpan) == true);
            bool isNew = old is null ? before.Diagnostics.All(other => other.Id != error.Id)
                : old == attribute ? (IsDeclared(error) || !IsDeclared(mended)) && before.Of(old).All(other => other.Id != error.Id)
                : !before.Of(old).Any(IsError) && (before.IsExact(old) || IsDeclared(error));
            if (isNew)
            {
                yield return $"It makes {error}.";
            }
        }

        HashSet<int> removed = [.. before.Attributes.Where(candidate => Now(candidate) is null).SelectMany(Lines)];
        IEnumerable<string> lost = Words(before, comment => !Lines(comment).Any(removed.Contains)).Except(Words(after, _ => true));
        foreach (string comment in lost.Where(_ => mended.Id != "CONV2012"))
        {
            yield return $"It loses the comment '{comment}'.";
        }

        if (LineEnds(before).Length == 1 && LineEnds(after).Length > 1)
        {
            yield return "It mixes line ends.";
        }

        AttributeSyntax? Now(AttributeSyntax old) => changes.Any(change => change.Span.Contains(old.Span))
            ? null
            : left.GetValueOrDefault(old.SpanStart + changes.Where(change => change.Span.End <= old.SpanStart).Sum(change => change.NewText!.Length - change.Span.Length));

        IEnumerable<int> Lines(object part)
        {
            TextSpan span = part is AttributeSyntax syntax ? syntax.Span : ((SyntaxTrivia)part).Span;
            LinePositionSpan lines = before.Text.Lines.GetLinePositionSpan(span);
            return Enumerable.Range(lines.Start.Line, lines.End.Line - lines.Start.Line + 1);
        }

        IEnumerable<string> Words(Judged judged, Func<SyntaxTrivia, bool> filter) => judged.Comments.Where(filter).Select(comment => comment.ToString().Trim('/', '*', ' '));
    }

    /// <summary>What is written; a text that does not know where it came from is compared.</summary>
    private static IReadOnlyList<TextChange> Changes(SyntaxTree before, SourceText after)
    {
        IReadOnlyList<TextChange> changes = after.GetTextChanges(before.GetText());
        return changes.Any(change => change.Span.Length == before.Length) ? before.WithChangedText(after).GetChanges(before) is { } found ? [.. found] : [] : changes;
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic is { Severity: DiagnosticSeverity.Error, Descriptor.Category: not Roslyn.Rules.Descriptors.Uses };

    private static bool IsDeclared(Diagnostic diagnostic) => diagnostic.Id.StartsWith("CONV3", StringComparison.Ordinal);

    private static string[] LineEnds(Judged judged) =>
        [.. judged.Text.Lines.Select(line => judged.Text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak))).Where(end => end.Length > 0).Distinct()];
}
