using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Roslyn.Rules;

/// <summary>How a message names what a network is made of.</summary>
internal static class ModelText
{
    /// <summary>The layer that decides how many channels or features reach a layer; −1 for the network's input.</summary>
    public static int Producer(InferredNetwork network, int layer)
    {
        int source = network.Layers[layer].Sources[0];
        while (source >= 0 && !network.Layers[source].Kind.IsWeighted() && network.Layers[source].Kind is not (LayerKind.Flatten or LayerKind.Concat))
        {
            source = network.Layers[source].Sources[0];
        }

        return source;
    }

    /// <summary>The transposed convolution that made a map's size, where only layers that keep the size lie between; −1 for none.</summary>
    public static int Transposed(InferredNetwork network, int layer)
    {
        for (; layer >= 0; layer = network.Layers[layer].Sources[0])
        {
            LayerInfo info = network.Layers[layer];
            if (info.Kind == LayerKind.TransposedConvolution)
            {
                return layer;
            }

            if (info.Input.Height != info.Output.Height || info.Input.Width != info.Output.Width)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>A layer as <c>From</c> names it.</summary>
    public static string Source(InferredNetwork network, int layer) => layer < 0 ? "in" : network.Layers[layer].Name;

    public static string Name(InferredNetwork network, int layer) => layer < 0 ? "the input" : network.Layers[layer].Name;

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
