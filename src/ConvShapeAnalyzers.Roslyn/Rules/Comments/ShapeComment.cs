using System.Text.RegularExpressions;
using ConvShape.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.Roslyn.Rules;

/// <summary>A shape that a comment states, as it is written.</summary>
/// <param name="Span">Where it stands in the source.</param>
/// <param name="Text">As in "6×24×24", "6 x 24 x 24", "120 features" or, beside an arrow, "120".</param>
internal sealed record StatedShape(TextSpan Span, string Text)
{
    /// <summary>Whether it is a vector's: a count of features.</summary>
    public bool IsVector { get; } = Text.IndexOfAny(['×', 'x']) < 0;

    /// <summary>Whether it is the shape, in whatever spelling.</summary>
    public bool Says(MapShape shape) => Plain == shape.ToString();

    /// <summary>The shape in the form that this has: as it is where it says so already, its signs put right.</summary>
    /// <param name="shape">What it is to say.</param>
    /// <param name="isAlone">Whether no arrow stands beside it, so that a number alone could be anything.</param>
    public string Write(MapShape shape, bool isAlone) =>
        Says(shape) ? (IsVector ? Text : Plain)
        : isAlone || (IsVector && Plain.Length < Text.Length) ? Alone(shape)
        : shape.ToString();

    /// <summary>As in "6×24×24", or "120 features" for a vector.</summary>
    public static string Alone(MapShape shape) => shape.IsVector ? LayerText.Amount(shape.Channels, "feature") : shape.ToString();

    /// <summary>As <see cref="MapShape"/> writes it.</summary>
    private string Plain => IsVector ? string.Concat(Text.TakeWhile(char.IsDigit)) : Text.Replace(" ", "").Replace('x', '×');
}

/// <summary>
/// What the comment at the end of a line says of shapes: <c>// 6×24×24</c> or <c>// 120 features</c>, the shape that the line gives out, or
/// <c>// 1×28×28 → 6×24×24</c>, also the one that it reads. The user's words may follow.
/// </summary>
/// <param name="Input">The shape before an arrow; null where there is none.</param>
/// <param name="Output">The other.</param>
internal sealed record ShapeComment(StatedShape? Input, StatedShape Output)
{
    private const string Map = "[0-9]+( ?[×x] ?[0-9]+){2}";

    /// <summary>"6 feature maps" are channels, and say nothing of rows and columns.</summary>
    private const string Vector = "[0-9]+ features?(?! maps?)";

    /// <summary>"3×3×2.5", four sizes and a further arrow are something else.</summary>
    private const string End = @"(?![\w×]|[.,][0-9]| ?[×x] ?[0-9]| *(→|->))";

    private static readonly Regex Form = new(
        $"^// *((?<input>{Map}|{Vector}|[0-9]+) *(→|->) *(?<output>{Map}|{Vector}|[0-9]+)|(?<output>{Map}|{Vector})){End}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(30));

    /// <summary>All that it says, from the first shape to the last.</summary>
    public TextSpan Span => TextSpan.FromBounds((Input ?? Output).Span.Start, Output.Span.End);

    /// <summary>A comment of a shape and the user's words, with a colon between them if they would not be told apart. Words that are its number say no more.</summary>
    public static string Write(MapShape shape, string words)
    {
        const string Slashes = "// ";
        words = words == shape.ToString() ? "" : words;
        string stated = Slashes + StatedShape.Alone(shape), comment = $"{stated} {words}".TrimEnd();
        return Form.Match(comment).Groups["output"].Index == Slashes.Length ? comment : $"{stated}: {words}";
    }

    /// <summary>Null for a comment that says something else.</summary>
    public static ShapeComment? Read(SyntaxTrivia comment)
    {
        Match match = Form.Match(comment.ToString());
        return match.Success ? new(Stated("input"), Stated("output")!) : null;

        StatedShape? Stated(string part) =>
            match.Groups[part] is { Success: true } group ? new(new(comment.SpanStart + group.Index, group.Length), group.Value) : null;
    }
}
