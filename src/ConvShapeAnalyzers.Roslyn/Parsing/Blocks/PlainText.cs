using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Parsing.Blocks;

/// <summary>
/// Tells whether a text is of the little C# that <see cref="BlockText"/> writes, before the compiler's parser sees it: that parser, given
/// thousands of brackets, ends the process.
/// </summary>
internal static class PlainText
{
    /// <summary>The brackets around the deepest expression, and those of the attribute.</summary>
    private const int MaxNesting = ExpressionText.MaxDepth + 5;

    private const string Signs = " \n:,.+-*/%<>&|^=!~?@_";

    public static bool Holds(string text)
    {
        int nesting = 0, angles = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i], next = i + 1 < text.Length ? text[i + 1] : '\n';
            if (c == '"')
            {
                i = EndOfLiteral(text, i);
            }
            else if (IsWord(c))
            {
                int start = i;
                i = EndOfWord(text, i);
                if (IsWordAfterSpace(text, i + 1) && text.Substring(start, i + 1 - start) != "new")
                {
                    return false;
                }
            }
            else if (c is '(' or '[' or '{')
            {
                nesting++;
            }
            else if (c is ')' or ']' or '}')
            {
                nesting--;
                angles = nesting == 0 ? 0 : angles;
            }
            else if (c == '<')
            {
                angles++;
            }
            else if (Signs.IndexOf(c) < 0 || c == '/' && next is '/' or '*' || c == '?' && next is '.' or '[')
            {
                return false;
            }

            if (i < 0 || nesting < 0 || nesting + angles > MaxNesting)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The quote that ends a literal; below zero where there is none, or another literal follows, as in <c>"""</c>.</summary>
    private static int EndOfLiteral(string text, int start)
    {
        for (int i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return i + 1 < text.Length && text[i + 1] == '"' || start > 0 && text[start - 1] == '@' ? -1 : i;
            }
        }

        return -1;
    }

    private static bool IsWord(char c) => SyntaxFacts.IsIdentifierPartCharacter(c);

    private static int EndOfWord(string text, int i)
    {
        while (i + 1 < text.Length && IsWord(text[i + 1]))
        {
            i++;
        }

        return i;
    }

    private static bool IsWordAfterSpace(string text, int i)
    {
        int start = i;
        while (i < text.Length && text[i] is ' ' or '\n')
        {
            i++;
        }

        return i > start && i < text.Length && IsWord(text[i]);
    }
}
