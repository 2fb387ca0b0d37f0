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
        MapShape first = layer.Inputs[problem.First], second = layer.Inputs[problem.Second];
        bool isSum = layer.Kind == LayerKind.Add;
        bool canProject = isSum && problem.First == 0 && Projection.Between(first, second) is not null;
        string remedy =
            canProject ? $"Projection = true (a 1×1 convolution from {first} to {second}), or maps of one shape"
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
        return Find(problem.Layer, ["name", "others"], layer.Name, parting.First, parting.Second, parting.Reason, Remedy(layer, problem, model.Network))
            .LedBy(parting.Layers);
    }

    /// <summary>Growing the smaller map where an upsampling can, cropping the larger one otherwise.</summary>
    private static string Remedy(LayerInfo layer, OperandsDiffer problem, InferredNetwork network)
    {
        MapShape first = layer.Inputs[problem.First], second = layer.Inputs[problem.Second];
        if (first.IsVector != second.IsVector)
        {
            return "maps alone or vectors alone: [FlattenLayer] makes a vector of a map";
        }

        int rows = second.Height.Value - first.Height.Value, columns = second.Width.Value - first.Width.Value;
        if ((long)rows * columns < 0)
        {
            return "maps of one height and width";
        }

        (int small, int large) = rows + columns > 0 ? (problem.First, problem.Second) : (problem.Second, problem.First);
        (rows, columns) = (Math.Abs(rows), Math.Abs(columns));
        string crop = $"[CropLayer({Sides(rows, columns)}, From = \"{ModelText.Source(network, layer.Sources[large])}\")]";
        int grower = ModelText.Transposed(network, layer.Sources[small]);
        return grower >= 0 && CanAdd(network.Layers[grower], rows, columns)
            ? $"outputPadding: {OutputPadding(network.Layers[grower], rows, columns)} on {network.Layers[grower].Name}, or {crop}"
            : crop;
    }

    private static bool CanAdd(LayerInfo layer, int rows, int columns) =>
        layer.OutputPaddingRows + rows < Math.Max(layer.Rows.Stride, layer.Rows.Dilation) &&
        layer.OutputPaddingColumns + columns < Math.Max(layer.Columns.Stride, layer.Columns.Dilation);

    private static string OutputPadding(LayerInfo layer, int rows, int columns) =>
        ModelText.Padding(layer.Rows, layer.Columns, layer.OutputPaddingRows + rows, layer.OutputPaddingColumns + columns) is var square &&
        layer.OutputPaddingRows + rows == layer.OutputPaddingColumns + columns
            ? square
            : $"[{LayerText.Number(layer.OutputPaddingRows + rows)}, {LayerText.Number(layer.OutputPaddingColumns + columns)}]";

    /// <summary>What to cut off the larger map, around its middle: top, left, bottom, right, or fewer where they agree.</summary>
    private static string Sides(int rows, int columns)
    {
        if (rows % 2 == 0 && columns % 2 == 0)
        {
            return rows == columns ? LayerText.Number(rows / 2) : $"[{LayerText.Number(rows / 2)}, {LayerText.Number(columns / 2)}]";
        }

        return $"[{LayerText.Number(rows / 2)}, {LayerText.Number(columns / 2)}, {LayerText.Number(rows - rows / 2)}, {LayerText.Number(columns - columns / 2)}]";
    }
}
