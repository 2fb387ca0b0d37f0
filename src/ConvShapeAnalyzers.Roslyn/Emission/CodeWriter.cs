using System.Text;

namespace ConvShape.Roslyn.Emission;

/// <summary>Writes indented C#, one line at a time.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(line);
        }

        _text.Append('\n');
    }

    /// <summary>Writes a header, and braces around what is written until the result is disposed.</summary>
    public Scope Block(string header, string start = "{", string end = "}")
    {
        Line(header);
        Line(start);
        _depth++;
        return new Scope(this, end);
    }

    /// <summary>Writes an XML documentation element on one line.</summary>
    public void Doc(string element, string text) => Line($"/// <{element}>{Escape(text)}</{element}>");

    /// <summary>Writes preformatted text as documentation.</summary>
    public void DocCode(string element, string text)
    {
        Line($"/// <{element}><code>");
        foreach (string line in text.Split('\n'))
        {
            Line($"/// {Escape(line)}");
        }

        Line($"/// </code></{element}>");
    }

    /// <summary>Text within a comment at the end of a line.</summary>
    public static string Comment(string text) => new(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? '\uFFFD' : c).ToArray());

    private void EndBlock(string end)
    {
        // The empty line behind the last member separates it from nothing.
        if (_text.Length > 1 && _text[_text.Length - 2] == '\n')
        {
            _text.Length--;
        }

        _depth--;
        Line(end);
    }

    public override string ToString() => _text.ToString();

    /// <summary>Text within XML on one line. What XML cannot hold, or what would end the line, becomes a replacement character.</summary>
    private static string Escape(string text)
    {
        StringBuilder escaped = new();
        foreach (char c in text)
        {
            escaped.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' => "\uFFFD",
                _ when char.IsControl(c) || char.IsSurrogate(c) => "\uFFFD",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    public readonly struct Scope(CodeWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer.EndBlock(end);
        }
    }
}
