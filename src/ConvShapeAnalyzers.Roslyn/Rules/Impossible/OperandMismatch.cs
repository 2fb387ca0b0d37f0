using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1005: maps that are added or multiplied, and are not of one shape.</summary>
internal sealed class SumMismatch() : ShapeRule<OperandsDiffer>(Descriptors.SumMismatch)
{
    protected override bool Concerns(LayerInfo layer) => layer.Kind != LayerKind.Concat;

    protected override Finding Explain(OperandsDiffer problem, CheckedModel model)
    {
        LayerInfo layer = model.Network.Layers[problem.Layer];
        Parting parting = Parting.Of(model.Network, problem);
        MapShape first = layer.Inputs[0], last = layer.Inputs[layer.Inputs.Length - 1];
        bool isSum = layer.Kind == LayerKind.Add;
        bool canProject = isSum && Projection.Between(first, last) is not null && layer.Inputs.Skip(1).All(shape => shape == last);
        bool canCrop = isSum && layer.Inputs.All(shape => shape.Channels == last.Channels && !shape.IsVector);
        string remedy =
            canProject ? $"Projection = true (a 1×1 convolution from {first} to {last}), or maps of one shape"
            : canCrop ? Crops.Of(model, problem.Layer)
            : isSum ? "maps of one shape"
            : "maps of one shape, or a factor with 1 channel, row or column where it differs";
        Finding finding = Find(
                problem.Layer,
                ["name", "others"],
                layer.Name,
                isSum ? "add" : "multiply",
                parting.First,
                parting.Second,
                parting.Reason,
                remedy)
            .LedBy(parting.Layers);
        return canProject ? finding.MendedBy("Projection", "true") : finding;
    }
}

/// <summary>CONV1006: maps that are concatenated, and differ in height or width.</summary>
internal sealed class ConcatMismatch() : ShapeRule<OperandsDiffer>(Descriptors.ConcatMismatch)
{
    protected override bool Concerns(LayerInfo layer) => layer.Kind == LayerKind.Concat;

    protected override Finding Explain(OperandsDiffer problem, CheckedModel model)
    {
        LayerInfo layer = model.Network.Layers[problem.Layer];
        Parting parting = Parting.Of(model.Network, problem);
        bool hasVectors = layer.Inputs.Any(shape => shape.IsVector);
        Mend? padding = hasVectors ? null : OutputPadding(layer, problem, model.Network);
        string remedy =
            hasVectors ? "maps alone or vectors alone: [FlattenLayer] makes a vector of a map"
            : padding is { Value: { } value, At: { } grower }
                ? $"outputPadding: {value} on {model.Network.Layers[grower].Name}, or {Crops.Of(model, problem.Layer)}"
            : Crops.Of(model, problem.Layer);
        Finding finding = Find(problem.Layer, ["name", "others"], layer.Name, parting.First, parting.Second, parting.Reason, remedy);
        return padding?.At is { } mended
            ? finding.LedBy([.. parting.Layers, mended]).MendedBy(padding)
            : finding.LedBy(parting.Layers);
    }

    /// <summary>The output padding with which the transposed convolution behind the smaller map makes it as large as all others; null where there is none.</summary>
    private static Mend? OutputPadding(LayerInfo layer, OperandsDiffer problem, InferredNetwork network)
    {
        MapShape first = layer.Inputs[problem.First], second = layer.Inputs[problem.Second];
        int small = first.Height.Value + first.Width.Value < second.Height.Value + second.Width.Value ? problem.First : problem.Second;
        MapShape from = layer.Inputs[small], to = layer.Inputs[small == problem.First ? problem.Second : problem.First];
        int rows = to.Height.Value - from.Height.Value, columns = to.Width.Value - from.Width.Value;
        int grower = ModelText.Alone(network, layer.Sources[small])
            .SkipWhile(source => source >= 0 && network.Layers[source] is { Kind: not LayerKind.TransposedConvolution } above && Keeps(above))
            .Append(-1)
            .First();
        bool areOthersAlike = layer.Inputs.Where((_, i) => i != small).All(shape => shape.Height == to.Height && shape.Width == to.Width);
        if (rows < 0 || columns < 0 || !areOthersAlike || grower < 0 || network.Layers[grower].Kind != LayerKind.TransposedConvolution ||
            network.Declared.Layers[grower].Spec.Padding == PaddingMode.Same)
        {
            return null;
        }

        LayerInfo up = network.Layers[grower];
        (rows, columns) = (up.OutputPaddingRows + rows, up.OutputPaddingColumns + columns);
        string padding = rows == columns ? LayerText.Number(rows) : $"[{LayerText.Number(rows)}, {LayerText.Number(columns)}]";
        return rows < Math.Max(up.Rows.Stride, up.Rows.Dilation) && columns < Math.Max(up.Columns.Stride, up.Columns.Dilation)
            ? new Mend("outputPadding", padding, At: grower)
            : null;
    }

    /// <summary>Whether a layer keeps the size, and would keep another.</summary>
    private static bool Keeps(LayerInfo layer) =>
        layer.Input.Height == layer.Output.Height && layer.Input.Width == layer.Output.Width && layer.Rows.Stride == 1 && layer.Columns.Stride == 1 &&
        layer.Kind is not (LayerKind.GlobalMaxPool or LayerKind.GlobalAveragePool or LayerKind.AdaptiveAveragePool);
}

/// <summary>What crops maps to the size that all of them have.</summary>
internal static class Crops
{
    /// <summary>As in <c>up1 cropped by [CropLayer([0, 0, 1, 1], From = "up1")]</c>, for each source of a layer that is too large.</summary>
    public static string Of(CheckedModel model, int place)
    {
        LayerInfo layer = model.Network.Layers[place];
        int height = layer.Inputs.Min(shape => shape.Height.Value), width = layer.Inputs.Min(shape => shape.Width.Value);
        IEnumerable<string> crops = layer.Inputs
            .Select((shape, i) => (Source: layer.Sources[i], Rows: shape.Height.Value - height, Columns: shape.Width.Value - width))
            .Where(crop => crop.Rows > 0 || crop.Columns > 0)
            .Distinct()
            .Select(crop =>
                $"{ModelText.Name(model.Network, crop.Source)} cropped by [CropLayer({Sides(crop.Rows, crop.Columns)}, From = \"{ModelText.Source(model, place, crop.Source)}\")]");
        return string.Join(" and ", crops);
    }

    /// <summary>What to cut off around the middle: top, left, bottom, right, or fewer numbers where they agree.</summary>
    private static string Sides(int rows, int columns) =>
        rows % 2 != 0 || columns % 2 != 0
            ? $"[{LayerText.Number(rows / 2)}, {LayerText.Number(columns / 2)}, {LayerText.Number(rows - rows / 2)}, {LayerText.Number(columns - columns / 2)}]"
        : rows == columns ? LayerText.Number(rows / 2)
        : $"[{LayerText.Number(rows / 2)}, {LayerText.Number(columns / 2)}]";
}
