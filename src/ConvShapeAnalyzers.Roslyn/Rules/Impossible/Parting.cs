using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>Where the ways of two maps parted that a layer cannot bring together.</summary>
/// <param name="First">The first map, as in "up1 (64×60×60)".</param>
/// <param name="Second">The second.</param>
/// <param name="Reason">As in "pool4 floored 61 → 30".</param>
/// <param name="Layers">The layers to look at: both maps', and the one that made the difference.</param>
internal sealed record Parting(string First, string Second, string Reason, int[] Layers)
{
    public static Parting Of(InferredNetwork network, OperandsDiffer problem)
    {
        LayerInfo layer = network.Layers[problem.Layer];
        int first = layer.Sources[problem.First], second = layer.Sources[problem.Second];
        int cause = Cause(network, problem, first, second, out string reason);
        return new Parting(Describe(network, first), Describe(network, second), reason, new[] { cause, first, second }.Distinct().ToArray());
    }

    private static string Describe(InferredNetwork network, int layer)
    {
        MapShape shape = layer < 0 ? network.Input : network.Layers[layer].Output;
        return $"{ModelText.Name(network, layer)} ({(shape.IsVector ? $"a vector of {LayerText.Amount(shape.Channels, "feature")}" : shape.ToString())})";
    }

    /// <summary>
    /// The layer that made the difference on the way from where both maps come from: one whose stride did not divide, where there is
    /// one, since no growing undoes that; otherwise the first that changed the size, or the channels where sizes agree.
    /// </summary>
    private static int Cause(InferredNetwork network, OperandsDiffer problem, int first, int second, out string reason)
    {
        int[] branches = Branch(network, first, second).Concat(Branch(network, second, first)).OrderBy(layer => layer).ToArray();
        MapShape a = Shape(network, first), b = Shape(network, second);
        bool servesAll = network.Layers[problem.Layer].Kind == LayerKind.Multiply;
        bool sizesDiffer = Differ(a.Height, b.Height) || Differ(a.Width, b.Width);
        foreach (int i in branches)
        {
            // Of a map and a vector only the flattening matters, whatever changed sizes above it.
            LayerInfo layer = network.Layers[i];
            if (!servesAll && a.IsVector != b.IsVector && layer.Input.IsVector != layer.Output.IsVector)
            {
                reason = $"their sizes parted at {layer.Name} ({Sizes(layer.Input, layer.Output)})";
                return i;
            }
        }

        foreach (int i in branches)
        {
            LayerInfo layer = network.Layers[i];
            if (sizesDiffer && layer.Kind.HasWindow() && layer.Kind != LayerKind.TransposedConvolution && Floored(layer) is { } floored)
            {
                reason = $"{layer.Name} floored {floored}";
                return i;
            }
        }

        foreach (int i in branches)
        {
            LayerInfo layer = network.Layers[i];
            MapShape input = layer.Input, output = layer.Output;
            if (sizesDiffer && (input.Height != output.Height || input.Width != output.Width))
            {
                reason = $"their sizes parted at {layer.Name} ({Sizes(input, output)})";
                return i;
            }

            if (!sizesDiffer && input.Channels != output.Channels)
            {
                reason = $"their channels parted at {layer.Name} ({input.Channels} → {output.Channels})";
                return i;
            }
        }

        reason = "they differ from the start";
        return -1;

        // A factor of one row or column serves all of them.
        bool Differ(Extent one, Extent other) => one != other && !(servesAll && (one.Value == 1 || other.Value == 1));
    }

    /// <summary>The layers from one map back to where the other comes along too.</summary>
    private static IEnumerable<int> Branch(InferredNetwork network, int layer, int other)
    {
        HashSet<int> shared = [.. Above(network, other)];
        return Above(network, layer).TakeWhile(above => !shared.Contains(above)).ToArray();
    }

    /// <summary>A layer and those that lead to it, each through its first source.</summary>
    private static IEnumerable<int> Above(InferredNetwork network, int layer)
    {
        for (; layer >= 0; layer = network.Layers[layer].Sources[0])
        {
            yield return layer;
        }
    }

    private static MapShape Shape(InferredNetwork network, int layer) => layer < 0 ? network.Input : network.Layers[layer].Output;

    private static string? Floored(LayerInfo layer) =>
        layer.Rows.LostAtEnd(layer.Input.Height.Value) > 0 ? $"{layer.Input.Height} → {layer.Output.Height}"
        : layer.Columns.LostAtEnd(layer.Input.Width.Value) > 0 ? $"{layer.Input.Width} → {layer.Output.Width}"
        : null;

    private static string Sizes(MapShape input, MapShape output) =>
        output.IsVector ? $"{input} → {output}" : $"{ModelText.Size(input)} → {ModelText.Size(output)}";
}
