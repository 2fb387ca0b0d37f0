using System.Collections.Immutable;
using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Rules;

/// <summary>A shape in a comment that a layer belies.</summary>
/// <param name="Stated">What the comment says.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Verb">Whether it "gets" or "gives" something else.</param>
/// <param name="Needed">What that is, in the form that the comment has.</param>
internal sealed record StaleShape(StatedShape Stated, string Layer, string Verb, string Needed);

/// <summary>The shapes that reach and leave the lines of a model, and what comments beside them are to say.</summary>
internal sealed class LineShapes
{
    private readonly InferredNetwork _network;
    private readonly SemanticModel _semanticModel;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<int> _known;
    private readonly ILookup<AttributeSyntax, int> _layers;

    public LineShapes(ParsedModel model, InferredNetwork network, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        _network = network;
        _semanticModel = semanticModel;
        _cancellationToken = cancellationToken;

        // Layers on another part of the class belong somewhere between these, and nobody knows where.
        _known = model.Declaration.Problems.OfType<LayersElsewhere>().Any() ? [] : [.. Rule.Possible(network)];
        _layers = Enumerable.Range(0, model.Layers.Count).ToLookup(place => model.Layers[place].Attribute);
    }

    /// <summary>
    /// The shapes in a line's comment that are not those of its layers. Nothing is said where these are unknown, nor of a number where a map
    /// belongs: it may be the channels.
    /// </summary>
    public IEnumerable<StaleShape> Stale(AttributeLine line)
    {
        if (Flow(line) is not { } flow || Read(line, flow) is not { } comment)
        {
            yield break;
        }

        if (comment.Input is { } input && flow.Meant(input) is { } read && IsBelied(input, read.Shape))
        {
            yield return new(input, read.Layer, "gets", input.Write(read.Shape, isAlone: false));
        }

        if (IsBelied(comment.Output, flow.Output.Shape))
        {
            yield return new(comment.Output, flow.Output.Layer, "gives", comment.Output.Write(flow.Output.Shape, comment.Input is null));
        }
    }

    /// <summary>
    /// The comment that is to stand at the end of a line: its shapes put right, and the user's words behind them. Where nothing is known, the
    /// comment that is there; "" for none.
    /// </summary>
    public string Write(AttributeLine line)
    {
        string written = line.HasComment ? line.Comment.ToString() : "";
        if (Flow(line) is not { } flow)
        {
            return written;
        }

        if (Read(line, flow) is { } comment)
        {
            int start = comment.Span.Start - line.Comment.SpanStart;
            return written.Substring(0, start) + Write(comment, flow) + written.Substring(start + comment.Span.Length);
        }

        return ShapeComment.Write(flow.Output.Shape, written.StartsWith("///", StringComparison.Ordinal) ? written : written.TrimStart('/').TrimStart());
    }

    private static string Write(ShapeComment comment, LineFlow flow)
    {
        string output = comment.Output.Write(flow.Output.Shape, comment.Input is null);
        return comment.Input is { } input ? $"{(flow.Meant(input) is { } read ? input.Write(read.Shape, isAlone: false) : input.Text)} → {output}" : output;
    }

    private static bool IsBelied(StatedShape stated, MapShape shape) => !stated.Says(shape) && MayMean(stated, shape);

    /// <summary>Whether a shape can be a wrong or outdated form of another.</summary>
    private static bool MayMean(StatedShape stated, MapShape shape) => shape.IsVector || !stated.IsVector;

    /// <summary>What a line's comment says of shapes; null where it says something else, as counts alone do beside a map.</summary>
    private static ShapeComment? Read(AttributeLine line, LineFlow flow) =>
        line.HasComment && ShapeComment.Read(line.Comment) is { } comment &&
        (MayMean(comment.Output, flow.Output.Shape) || comment.Input is { IsVector: false })
            ? comment
            : null;

    /// <summary>What reaches and leaves a line; null where it has no layer, or not all is known.</summary>
    private LineFlow? Flow(AttributeLine line)
    {
        int[] layers = line.Attributes.SelectMany(attribute => _layers[attribute]).ToArray();
        if (layers.Length == 0 || !_known.Contains(layers[layers.Length - 1]) || line.Attributes.Any(IsRefused))
        {
            return null;
        }

        // The map above is a merging layer's last source.
        (int Layer, int Source)[] reads = layers
            .SelectMany(layer => _network.Layers[layer].Sources.Reverse().Select(source => (layer, source)))
            .Where(read => read.source < layers[0])
            .ToArray();
        ImmutableArray<LayerMap> inputs = reads.All(read => IsKnown(read.Source))
            ? [.. reads.Select(read => new LayerMap(_network.Layers[read.Layer].Name, read.Source < 0 ? _network.Input : _network.Layers[read.Source].Output))]
            : [];
        LayerInfo last = _network.Layers[layers[layers.Length - 1]];
        return new(inputs, new(last.Name, last.Output));
    }

    private bool IsKnown(int layer) =>
        layer >= 0 ? _known.Contains(layer) : _network.Declared.IsInputCertain && _network.Problems.All(problem => problem.Layer >= 0);

    /// <summary>Whether the compiler knows no such attribute: perhaps a layer, half typed.</summary>
    private bool IsRefused(AttributeSyntax attribute) => _semanticModel.GetSymbolInfo(attribute, _cancellationToken).Symbol is null;

    /// <param name="Inputs">The maps from above that the line reads, the likeliest to be named first; none where not all are known.</param>
    /// <param name="Output">What it gives out.</param>
    private sealed record LineFlow(ImmutableArray<LayerMap> Inputs, LayerMap Output)
    {
        /// <summary>The map that a comment means: the one that it states, else the likeliest.</summary>
        public LayerMap? Meant(StatedShape input) =>
            Inputs.IsEmpty ? null : Inputs.OrderByDescending(read => input.Says(read.Shape)).First();
    }

    private readonly record struct LayerMap(string Layer, MapShape Shape);
}
