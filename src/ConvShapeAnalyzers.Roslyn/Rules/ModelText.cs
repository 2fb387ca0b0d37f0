using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Roslyn.Parsing;

namespace ConvShape.Roslyn.Rules;

/// <summary>How a message names what a network is made of.</summary>
internal static class ModelText
{
    /// <summary>The layer that decides how many channels or features reach a layer; −1 for the network's input.</summary>
    public static int Producer(InferredNetwork network, int layer) => ProducerOf(network, network.Layers[layer].Sources[0]);

    /// <summary>The same of the map that a layer gives out.</summary>
    public static int ProducerOf(InferredNetwork network, int source)
    {
        while (source >= 0 && !network.Layers[source].Kind.IsWeighted() && network.Layers[source].Kind is not (LayerKind.Flatten or LayerKind.Concat))
        {
            source = network.Layers[source].Sources[0];
        }

        return source;
    }

    /// <summary>
    /// A layer, or −1 for the network's input, and those above that lead to it alone: nothing else would see a change of theirs. Nearest first,
    /// up to one that reads several maps.
    /// </summary>
    public static IEnumerable<int> Alone(CheckedModel model, int layer)
    {
        InferredNetwork network = model.Network;
        for (; model.Readers(layer) == 1; layer = network.Layers[layer].Sources[0])
        {
            yield return layer;
            if (layer < 0 || network.Layers[layer].Sources.Length > 1)
            {
                yield break;
            }
        }
    }

    /// <summary>A source of a layer as that layer's <c>From</c> would name it.</summary>
    public static string Source(CheckedModel model, int layer, int source)
    {
        int index = model.Declaration.Layers[layer].Block;
        if (index >= 0)
        {
            DeclaredBlock block = model.Declaration.Blocks[index];
            if (source < block.First && block.Inputs.Length == 1)
            {
                return Scope.InputName;
            }

            if (source >= block.First)
            {
                return model.Network.Layers[source].Name.Substring(block.Name.Length + 1);
            }
        }

        return source < 0 ? Scope.InputName : model.Network.Layers[source].Name;
    }

    public static string Name(InferredNetwork network, int layer) => layer < 0 ? "the input" : network.Layers[layer].Name;

    /// <summary>As in "8×4×4 map" and "vector of 10 features".</summary>
    public static string Map(MapShape shape) => shape.IsVector ? $"vector of {LayerText.Amount(shape.Channels, "feature")}" : $"{shape} map";

    /// <summary>As in "5×5 kernel", or "2×2 window" for a pool, with the effective size where it is dilated.</summary>
    public static string Window(LayerKind kind, WindowAxis rows, WindowAxis columns)
    {
        string what = kind.IsConvolution() ? "kernel" : "window";
        string size = $"{LayerText.Pair(rows.Kernel, columns.Kernel)} {what}";
        return rows.Dilation == 1 && columns.Dilation == 1
            ? size
            : $"{size} ({LayerText.Pair(rows.EffectiveKernel, columns.EffectiveKernel)} at dilation {Axes(rows.Dilation, columns.Dilation)})";
    }

    /// <summary>With the article that is spoken: "a 5×5 kernel", but "an 8×8 kernel" and "an 11×11 kernel".</summary>
    public static string WithArticle(string noun)
    {
        int digits = noun.TakeWhile(char.IsDigit).Count();
        bool isEleven = digits % 3 == 2 && (noun.StartsWith("11", StringComparison.Ordinal) || noun.StartsWith("18", StringComparison.Ordinal));
        return isEleven || noun[0] == '8' ? $"an {noun}" : $"a {noun}";
    }

    /// <summary>A padding as the window's attribute takes it: one number, or [height, width] where its axes are given apart.</summary>
    public static string Padding(WindowAxis rows, WindowAxis columns, long height, long width)
    {
        bool isSquare = rows.Kernel == columns.Kernel && rows.Stride == columns.Stride && rows.Dilation == columns.Dilation;
        return isSquare || height == width
            ? LayerText.Number(Math.Max(height, width))
            : $"[{LayerText.Number(height)}, {LayerText.Number(width)}]";
    }

    public static string Axes(long rows, long columns) => rows == columns ? LayerText.Number(rows) : LayerText.Pair(rows, columns);

    /// <summary>The layers above one that changed the size of the map, nearest first.</summary>
    public static IEnumerable<int> Resizers(InferredNetwork network, int layer)
    {
        for (int i = network.Layers[layer].Sources[0]; i >= 0; i = network.Layers[i].Sources[0])
        {
            MapShape input = network.Layers[i].Input, output = network.Layers[i].Output;
            if (input.Height != output.Height || input.Width != output.Width)
            {
                yield return i;
            }
        }
    }

    /// <summary>The sizes that the map had on its way to a layer: "28 → 24 → 12", or "28×20 → 24×16" where it is not square.</summary>
    public static string Chain(InferredNetwork network, int layer)
    {
        List<MapShape> shapes = [network.Input];
        shapes.AddRange(Resizers(network, layer).Reverse().Select(i => network.Layers[i].Output));
        bool isSquare = shapes.All(shape => shape.Height == shape.Width);
        return string.Join(" → ", shapes.Select(shape => isSquare ? shape.Height.ToString() : Size(shape)));
    }

    /// <summary>The chain in parentheses, after a space; "" where nothing changed the size on the way.</summary>
    public static string ChainAside(InferredNetwork network, int layer) => Resizers(network, layer).Any() ? $" ({Chain(network, layer)})" : "";

    /// <summary>As in "an input of at least 32×32": the smallest with which every window finds a place; null where none does, or none that fits an array.</summary>
    public static string? SmallestInput(InferredNetwork network) =>
        SmallestInputSize(network) is var (height, width) ? $"an input of at least {LayerText.Pair(height, width)}" : null;

    /// <summary>The same as numbers.</summary>
    public static (long Height, long Width)? SmallestInputSize(InferredNetwork network)
    {
        long height = Math.Max(network.MinimumInput(Axis.Rows), network.Input.Height.Value);
        long width = Math.Max(network.MinimumInput(Axis.Columns), network.Input.Width.Value);
        return Saturating.Multiply(network.Input.Channels, Saturating.Multiply(height, width)) <= LayerInference.LongestArray ? (height, width) : null;
    }

    /// <summary>Whether a layer keeps the size, and would keep another.</summary>
    public static bool KeepsAnySize(LayerInfo layer) =>
        layer.Input.Height == layer.Output.Height && layer.Input.Width == layer.Output.Width && layer.Rows.Stride == 1 && layer.Columns.Stride == 1 &&
        layer.Kind is not (LayerKind.GlobalMaxPool or LayerKind.GlobalAveragePool or LayerKind.AdaptiveAveragePool);

    public static string Size(MapShape shape) => LayerText.Pair(shape.Height.Value, shape.Width.Value);

    /// <summary>"row", "2 rows", "row and column", "2 rows and 3 columns", …; "" where there are none.</summary>
    public static string RowsAndColumns(long rows, long columns)
    {
        string[] parts = new[] { Counted(rows, "row"), Counted(columns, "column") }.Where(part => part.Length > 0).ToArray();
        return string.Join(" and ", parts);
    }

    private static string Counted(long count, string what) => count switch
    {
        0 => "",
        1 => what,
        _ => $"{LayerText.Number(count)} {what}s",
    };
}
