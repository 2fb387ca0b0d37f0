using System.Text;
using System.Text.RegularExpressions;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Source text without its markup, and what the markup marked. Spans of <c>[|…|]</c> have the empty name.</summary>
internal sealed partial record TestMarkup(string Code, ImmutableArray<(string Name, TextSpan Span)> Spans)
{
    /// <summary>Reads <c>[|…|]</c> and <c>{|name:…|}</c>, nested as the author likes.</summary>
    public static TestMarkup Parse(string text, MarkupOptions options)
    {
        StringBuilder code = new();
        Stack<(string Name, int Start)> open = new();
        ImmutableArray<(string Name, TextSpan Span)>.Builder spans = ImmutableArray.CreateBuilder<(string, TextSpan)>();
        int read = 0;
        for (Match token = Token.Match(text); token.Success; token = Token.Match(text, read))
        {
            code.Append(text, read, token.Index - read);
            read = token.Index + token.Length;
            if (token.Value == "$$")
            {
                ThrowUnlessCode(options);
                code.Append(token.Value);
            }
            else if (token.Value is "|]" or "|}")
            {
                Close(token);
            }
            else if (IsBracketBeforeEnd(token))
            {
                code.Append('[');
                read = token.Index + 1;
            }
            else
            {
                open.Push((token.Groups["name"].Value, code.Length));
            }
        }

        code.Append(text, read, text.Length - read);
        return open.Count == 0
            ? new(code.ToString(), spans.ToImmutable())
            : throw new FormatException($"Markup leaves {open.Count} of its spans open in: {text}");

        void Close(Match token)
        {
            if (!open.TryPop(out (string Name, int Start) span) || span.Name.Length == 0 != (token.Value == "|]"))
                throw new FormatException($"Markup ends a span with '{token.Value}' at {token.Index} that does not begin so in: {text}");

            spans.Add((span.Name, TextSpan.FromBounds(span.Start, code.Length)));
        }

        // In [|int[|] and {|X:int[|}, the inner bracket is code and the bar belongs to the end.
        bool IsBracketBeforeEnd(Match token)
            => token.Value == "[|" && read < text.Length && open.TryPeek(out (string Name, int Start) span)
                && text[read] == (span.Name.Length == 0 ? ']' : '}');
    }

    [GeneratedRegex(@"\$\$|\[\||\|\]|\|\}|\{\|(?<name>[^:|\[\]{}]+):", RegexOptions.ExplicitCapture)]
    private static partial Regex Token { get; }

    private static void ThrowUnlessCode(MarkupOptions options)
    {
        if (!options.HasFlag(MarkupOptions.TreatPositionIndicatorsAsCode))
        {
            throw new FormatException(
                $"'$$' would mark a position, which this harness does not read; "
                + $"{nameof(MarkupOptions)}.{nameof(MarkupOptions.TreatPositionIndicatorsAsCode)} makes it code.");
        }
    }
}
