using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>What gives the maps that a layer brings together the size of the others: a crop of those that are too large, or zeros around those that are too small.</summary>
internal static class Fittings
{
    private const string CropLayer = "ConvShape.CropLayerAttribute", ZeroPadLayer = "ConvShape.ZeroPadLayerAttribute";

    /// <summary>As in <c>up1 cropped by [CropLayer([0, 0, 1, 1], From = "up1")]</c>, for each source of a layer that is too large.</summary>
    public static string Crops(CheckedModel model, int place) => string.Join(
        " and ",
        Surpluses(model.Network.Layers[place]).Select(map =>
            $"{ModelText.Name(model.Network, map.Source)} cropped by [CropLayer({Sides(map.Rows, map.Columns)}, From = \"{ModelText.Source(model, place, map.Source)}\")]"));

    /// <summary>A crop of the one map that is larger than the others; none where there are several.</summary>
    public static IEnumerable<Mend> Crop(CheckedModel model, int place) =>
        One(model, place, Surpluses(model.Network.Layers[place]), CropLayer, "crop");

    /// <summary>The one smaller map made larger, where the others have a whole multiple of its rows and columns; none elsewhere.</summary>
    public static IEnumerable<Mend> Upsample(CheckedModel model, int place)
    {
        LayerInfo layer = model.Network.Layers[place];
        int above = layer.Inputs.Length - 1;
        MapShape small = layer.Inputs[above];
        Extent height = layer.Inputs[0].Height, width = layer.Inputs[0].Width;
        bool areOthersAlike = layer.Inputs.Take(above).All(shape => !shape.IsVector && shape.Height == height && shape.Width == width);
        int rows = height.Value / small.Height.Value, columns = width.Value / small.Width.Value;
        if (areOthersAlike && !small.IsVector && small.Height.Value * rows == height.Value && small.Width.Value * columns == width.Value && (rows > 1 || columns > 1))
        {
            string scale = rows == columns ? LayerText.Number(rows) : $"[{LayerText.Number(rows)}, {LayerText.Number(columns)}]";
            yield return new Mend("upsample", new InsertAbove(place, "ConvShape.UpsampleLayerAttribute", $"({scale})"));
        }
    }

    /// <summary>Zeros around the one map that is smaller than the others; none where there are several.</summary>
    public static IEnumerable<Mend> Pad(CheckedModel model, int place)
    {
        LayerInfo layer = model.Network.Layers[place];
        int height = layer.Inputs.Max(shape => shape.Height.Value), width = layer.Inputs.Max(shape => shape.Width.Value);
        return One(
            model, place, Differences(layer, shape => height - shape.Height.Value, shape => width - shape.Width.Value), ZeroPadLayer, "pad");
    }

    private static IReadOnlyList<Difference> Surpluses(LayerInfo layer)
    {
        int height = layer.Inputs.Min(shape => shape.Height.Value), width = layer.Inputs.Min(shape => shape.Width.Value);
        return Differences(layer, shape => shape.Height.Value - height, shape => shape.Width.Value - width);
    }

    private static IReadOnlyList<Difference> Differences(LayerInfo layer, Func<MapShape, int> rows, Func<MapShape, int> columns) => layer.Inputs
        .Select((shape, i) => new Difference(layer.Sources[i], rows(shape), columns(shape)))
        .Where(difference => difference.Rows > 0 || difference.Columns > 0)
        .Distinct()
        .ToArray();

    /// <summary>
    /// A layer between the one map and its reader. Where that map is the one above, it takes its place there; where it is a named one, it reads
    /// it by name, and its reader names both.
    /// </summary>
    private static IEnumerable<Mend> One(CheckedModel model, int place, IReadOnlyList<Difference> maps, string type, string way)
    {
        LayerInfo layer = model.Network.Layers[place];
        if (maps.Count != 1 || layer.Inputs.Any(shape => shape.IsVector))
        {
            yield break;
        }

        (int source, int rows, int columns) = maps[0];
        string sides = Sides(rows, columns);
        int above = layer.Sources[layer.Sources.Length - 1];
        if (source == above)
        {
            yield return new Mend(way, new InsertAbove(place, type, $"({sides})"));
            yield break;
        }

        string name = ModelText.Source(model, place, source), fitted = $"{name}_{way}";
        yield return new Mend(
            way,
            new InsertAbove(place, type, $"({sides}, From = \"{name}\", Name = \"{fitted}\")"),
            new RenameSource(place, name, fitted),
            new SetArgument(place, "From", $"\"{ModelText.Source(model, place, above)}\""));
    }

    /// <summary>How much around the middle: top, left, bottom, right, or fewer numbers where they agree.</summary>
    private static string Sides(int rows, int columns) =>
        rows % 2 != 0 || columns % 2 != 0
            ? $"[{LayerText.Number(rows / 2)}, {LayerText.Number(columns / 2)}, {LayerText.Number(rows - rows / 2)}, {LayerText.Number(columns - columns / 2)}]"
        : rows == columns ? LayerText.Number(rows / 2)
        : $"[{LayerText.Number(rows / 2)}, {LayerText.Number(columns / 2)}]";

    /// <summary>A map, by the layer that gives it out, and how many rows and columns it differs from the others.</summary>
    private sealed record Difference(int Source, int Rows, int Columns);
}
