using System.Globalization;
using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>How layers and their numbers read, in documentation, tables and messages.</summary>
internal static class LayerText
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Describe(LayerInfo layer)
    {
        List<string> parts = [$"{layer.Name}: {string.Join(", ", layer.Inputs)} → {layer.Output}"];
        string window = Window(layer);
        if (window.Length > 0)
        {
            parts.Add(window);
        }

        if (layer.Parameters > 0)
        {
            parts.Add($"{Count(layer.Parameters)} parameters");
        }

        if (layer.Macs > 0)
        {
            parts.Add($"{Count(layer.Macs)} MACs");
        }

        parts.Add($"receptive field {Pair(layer.ReceptiveRows.Size, layer.ReceptiveColumns.Size)}");
        return string.Join(" · ", parts);
    }

    /// <summary>Layers of a block together, as in "layer1.0: 64×56×56 → 64×56×56 · 7 layers · 73,984 parameters · 231,211,008 MACs".</summary>
    public static string Describe(string block, IEnumerable<MapShape> inputs, IReadOnlyList<LayerInfo> layers)
    {
        long parameters = layers.Sum(layer => layer.Parameters), macs = layers.Sum(layer => layer.Macs);
        return $"{block}: {string.Join(", ", inputs)} → {layers[layers.Count - 1].Output} · {Amount(layers.Count, "layer")} · " +
            $"{Count(parameters)} parameters · {Count(macs)} MACs";
    }

    /// <summary>As in "k5 s1 p2", "k3×5 s2 p1 d2 g4", "p1" for margins alone, or "" for a layer without a window.</summary>
    public static string Window(LayerInfo layer)
    {
        WindowAxis rows = layer.Rows, columns = layer.Columns;
        if (!layer.Kind.HasWindow())
        {
            return layer.Kind.HasMargins() ? $"p{Padding(rows, columns)}" : "";
        }

        string text = $"k{Axes(rows.Kernel, columns.Kernel)} s{Axes(rows.Stride, columns.Stride)} p{Padding(rows, columns)}";
        if (rows.Dilation != 1 || columns.Dilation != 1)
        {
            text += $" d{Axes(rows.Dilation, columns.Dilation)}";
        }

        if (layer.Groups != 1)
        {
            text += $" g{Number(layer.Groups)}";
        }

        if (layer.OutputPaddingRows != 0 || layer.OutputPaddingColumns != 0)
        {
            text += $" op{Axes(layer.OutputPaddingRows, layer.OutputPaddingColumns)}";
        }

        return rows.CeilMode ? text + " ceil" : text;
    }

    /// <summary>With thousands separators: 2,416.</summary>
    public static string Count(long value) => value.ToString("N0", Culture);

    /// <summary>As in "1 feature" and "6 features".</summary>
    public static string Amount(long count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    /// <summary>As in "a feature map of 6×28×28" and "a vector of 10 features".</summary>
    public static string Named(MapShape shape) => shape.IsVector ? $"a vector of {Amount(shape.Channels, "feature")}" : $"a feature map of {shape}";

    /// <summary>Height × width, both always shown: 5×5.</summary>
    public static string Pair(long rows, long columns) => $"{Number(rows)}×{Number(columns)}";

    public static string Number(long value) => value.ToString(Culture);

    /// <summary>Bytes in the largest binary unit that keeps at least one digit before the point: 241.0 KiB.</summary>
    public static string Bytes(long bytes)
    {
        // From here on a value would round to 1024.0 of its unit.
        const double NextUnit = 1023.95;
        string[] units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
        double value = bytes;
        int unit = 0;
        while (value >= NextUnit && unit < units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return value.ToString(unit == 0 ? "0" : "0.0", Culture) + " " + units[unit];
    }

    private static string Axes(int rows, int columns) => rows == columns ? Number(rows) : Pair(rows, columns);

    private static string Padding(WindowAxis rows, WindowAxis columns)
    {
        if (rows.PaddingStart != rows.PaddingEnd || columns.PaddingStart != columns.PaddingEnd)
        {
            return FormattableString.Invariant(
                $"({rows.PaddingStart},{columns.PaddingStart},{rows.PaddingEnd},{columns.PaddingEnd})");
        }

        return Axes(rows.PaddingStart, columns.PaddingStart);
    }
}
