using System.Globalization;
using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Benchmarks.Kernels;

/// <summary>
/// A line of a list of layers: <c>4 convolution 64x56x56 -> 64x56x56 k3x3 s1x1 p1,1,1,1 bias relu</c>. How often it occurs, what it computes, the
/// maps that it reads and gives out, its window (padding top, bottom, left, right) and an activation that runs with it. What has the
/// ordinary value is left out: k1x1, s1x1, d1x1, no padding, g1.
/// </summary>
/// <param name="Count">How often the network has it.</param>
/// <param name="Layer">The layer; its name says nothing.</param>
/// <param name="Activation">What runs on its results as they are made, or null.</param>
internal sealed record KernelLine(int Count, LayerInfo Layer, LayerKind? Activation)
{
    private const string Arrow = "->";

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static KernelLine Parse(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int arrow = Array.IndexOf(words, Arrow);
        if (arrow < 3 || arrow + 1 == words.Length || !Enum.TryParse(words[1], ignoreCase: true, out LayerKind kind))
        {
            throw new FormatException($"\"{line}\" is no layer.");
        }

        KernelLine parsed = new(Number(words[0]), new LayerInfo("layer", kind, [.. words[2..arrow].Select(Shape)], Shape(words[arrow + 1])), null);
        return words[(arrow + 2)..].Aggregate(parsed, (sum, word) => sum.With(word));
    }

    public override string ToString()
    {
        WindowAxis rows = Layer.Rows, columns = Layer.Columns;
        IEnumerable<string> words =
        [
            $"{Count}", Word(Layer.Kind), .. Layer.Inputs.Select(Text), Arrow, Text(Layer.Output),
            Pair('k', rows.Kernel, columns.Kernel), Pair('s', rows.Stride, columns.Stride), Pair('d', rows.Dilation, columns.Dilation),
            (rows.PaddingStart | rows.PaddingEnd | columns.PaddingStart | columns.PaddingEnd) == 0
                ? "" : $"p{rows.PaddingStart},{rows.PaddingEnd},{columns.PaddingStart},{columns.PaddingEnd}",
            Layer.Groups == 1 ? "" : $"g{Layer.Groups}",
            rows.CeilMode ? "ceil" : "",
            Layer.HasBias ? "bias" : "",
            Activation is LayerKind kind ? Word(kind) : "",
        ];
        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    private KernelLine With(string word)
    {
        WindowAxis rows = Layer.Rows, columns = Layer.Columns;
        if (word == "bias") return this with { Layer = Layer with { HasBias = true } };
        if (word == "ceil") return Window(rows with { CeilMode = true }, columns with { CeilMode = true });
        if (Enum.TryParse(word, ignoreCase: true, out LayerKind kind)) return this with { Activation = kind };
        int[] numbers = [.. word[1..].Split('x', ',').Select(Number)];
        return (word[0], numbers) switch
        {
            ('k', [int height, int width]) => Window(rows with { Kernel = height }, columns with { Kernel = width }),
            ('s', [int height, int width]) => Window(rows with { Stride = height }, columns with { Stride = width }),
            ('d', [int height, int width]) => Window(rows with { Dilation = height }, columns with { Dilation = width }),
            ('p', [int top, int bottom, int left, int right]) => Window(
                rows with { PaddingStart = top, PaddingEnd = bottom }, columns with { PaddingStart = left, PaddingEnd = right }),
            ('g', [int groups]) => this with { Layer = Layer with { Groups = groups } },
            _ => throw new FormatException($"\"{word}\" is nothing that a layer has."),
        };
    }

    private KernelLine Window(WindowAxis rows, WindowAxis columns) => this with { Layer = Layer with { Rows = rows, Columns = columns } };

    private static string Word(LayerKind kind) => kind.ToString().ToLowerInvariant();

    private static string Pair(char letter, int height, int width) => (height, width) == (1, 1) ? "" : $"{letter}{height}x{width}";

    private static string Text(MapShape shape) => shape.ToString().Replace('×', 'x');

    private static MapShape Shape(string text) => text.Split('x') switch
    {
        [string features] => new MapShape(Number(features)),
        [string channels, string height, string width] => new MapShape(Number(channels), Number(height), Number(width)),
        _ => throw new FormatException($"\"{text}\" is no shape."),
    };

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
