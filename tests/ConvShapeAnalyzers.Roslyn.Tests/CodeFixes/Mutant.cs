using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.Roslyn.Tests.CodeFixes;

/// <summary>Sound models with a mistake or two at random, laid out in some way that people have.</summary>
internal static class Mutant
{
    /// <summary>Models that declare what reaches their layers, and read one another by name.</summary>
    public static readonly string[] Sound =
    [
        """
        using ConvShape;

        // Declares all that can be declared.
        [InputShape(channels: 3, height: 32, width: 32)] // colour
        [ConvLayer(k: 3, p: 1, filters: 16, InChannels = 3, Bias = false)] [BatchNormLayer(Features = 16)] [ReluLayer]
        [DepthwiseConvLayer(k: 3, p: 1)] [ReluLayer(/* sixteen */)]
        [ConvLayer(k: 3, s: 2, p: 1, g: 4, filters: 32, Remainder = Remainder.Drop)] /* halves */ [ReluLayer]
        [MaxPoolLayer(k: 2, s: 2, p: 0)]
        [ConvLayer(k: 5, filters: 64, InChannels = 32, Name = "last")]
        [ReluLayer]
        [FlattenLayer] // of 4×4
        [DropoutLayer(0.5)]
        [LinearLayer(120, InFeatures = 1024)] [ReluLayer]
        [LinearLayer(10, InFeatures = 120)] // scores
        public sealed partial class Plain;
        """,
        """
        using ConvShape;

        [InputShape(3, 24, 24)]
        [ConvLayer(k: 3, p: 1, filters: 8, Name = "stem")] [ReluLayer(Name = "a")]
        [ConvLayer(k: 3, p: 1, filters: 8, InChannels = 8)] [ReluLayer]
        [AddLayer("a")] // both
        [MaxPoolLayer(2, Name = "down")] [ConvLayer(3, p: 1, filters: 16)] [ReluLayer(Name = "b")]
        [TransposedConvLayer(k: 2, s: 2, filters: 8)]
        [ConcatLayer("a", "stem")]
        [ConvLayer(k: 1, InChannels = 24, filters: 8)]
        [GlobalAvgPoolLayer] [SigmoidLayer] [MultiplyLayer("b", From = "sigmoid1")]
        sealed partial class Graph { }

        [InputShape(1, 13, 13)] [MaxPoolLayer(k: 3, s: 2)] [AvgPoolLayer(k: 2)] [CropLayer(1)] [FlattenLayer] [LinearLayer(4, InFeatures = 1)]
        sealed partial class Small { }
        """,
        """
        using ConvShape;

        namespace Nets;

        [InputShape(3, 32, 32)]
        [ConvLayer(k: 3, p: 1, filters: 8, Bias = false)] [BatchNormLayer] [ReluLayer]
        [Residual(8, Name = "one")]
        [Residual(16, stride: 2, Repeat = 2, Name = "two")] // halves
        [GlobalAvgPoolLayer] [FlattenLayer]
        [LinearLayer(10, InFeatures = 16)]
        sealed partial class Net;

        [ConvLayer(k: 3, s: Stride, p: 1, filters: Width, Bias = false)] [BatchNormLayer(Features = Width)] [ReluLayer]
        [ConvLayer(k: 3, p: 1, filters: Width, InChannels = Width, Bias = false)] [BatchNormLayer]
        [AddLayer("in", Projection = true)] [ReluLayer]
        sealed partial class Residual(int width, [FirstOnly] int stride = 1) : BlockAttribute { const int Width = Argument, Stride = Argument; }
        """,
    ];

    /// <summary>A source with a few numbers changed, layers taken out or doubled, or names confused.</summary>
    public static string Of(string source, Random random)
    {
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            SyntaxNode root = CSharpSyntaxTree.ParseText(source, ModelTest.Syntax).GetRoot();
            AttributeSyntax[] attributes = [.. root.DescendantNodes().OfType<AttributeSyntax>()];
            LiteralExpressionSyntax[] literals = [.. attributes.SelectMany(attribute => attribute.DescendantNodes()).OfType<LiteralExpressionSyntax>()];
            LiteralExpressionSyntax[] numbers = [.. literals.Where(literal => literal.Token.Value is int)], names = [.. literals.Where(literal => literal.Token.Value is string)];
            source = random.Next(8) switch
            {
                0 or 1 when names.Length > 0 => Write(source, Any(names, random).Span, Any([.. names.Select(name => name.Token.Text), "\"in\"", "\"conv1\"", "\"relu2\"", "\"con1\""], random)),
                2 => Without(source, Any(attributes, random)),
                3 => Doubled(source, Any(attributes, random)),
                _ when numbers.Length > 0 => Any(numbers, random) is { Token.Value: int value } number ? Write(source, number.Span, $"{Other(value, random)}") : source,
                _ => source,
            };
        }

        return LaidOut(source, random);
    }

    private static int Other(int value, Random random) => random.Next(6) switch
    {
        0 => value + 1,
        1 => value - 1,
        2 => 2 * value,
        3 => value / 2,
        4 => random.Next(10),
        _ => value + random.Next(1, 20),
    };

    private static string Without(string source, AttributeSyntax attribute) =>
        attribute.Parent is AttributeListSyntax { Attributes.Count: 1 } list ? Write(source, list.Span, "") : source;

    private static string Doubled(string source, AttributeSyntax attribute) =>
        attribute.Parent is AttributeListSyntax list ? Write(source, new TextSpan(list.Span.End, 0), $" {list}") : source;

    /// <summary>Lists joined or apart, comments at the ends of lines, lines ended as on another system, arguments on lines of their own.</summary>
    private static string LaidOut(string source, Random random)
    {
        int comment = 0;
        source = random.Next(6) switch
        {
            0 => source.Replace(")] [", "), ", StringComparison.Ordinal),
            1 => source.Replace(")]\n[", "), // a\n  ", StringComparison.Ordinal),
            2 => source.Replace("] [", "]\n[", StringComparison.Ordinal),
            3 => source.Replace(")]\n", ")]\n\n", StringComparison.Ordinal),
            4 => source.Replace("Layer(", "Layer(\n    ", StringComparison.Ordinal).Replace(", ", ",\n    ", StringComparison.Ordinal),
            _ => source,
        };
        if (random.Next(2) == 0)
        {
            source = string.Join('\n', source.Split('\n').Select(line => line.TrimEnd().EndsWith(']') || line.TrimEnd().EndsWith(',') ? $"{line} // note {comment++}" : line));
        }

        return random.Next(3) == 0 ? source.Replace("\n", "\r\n", StringComparison.Ordinal) : source;
    }

    private static string Write(string source, TextSpan span, string words) => source.Remove(span.Start, span.Length).Insert(span.Start, words);

    private static T Any<T>(T[] choices, Random random) => choices[random.Next(choices.Length)];
}
