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
        SetArgument? lacking = canCrop ? LackingPadding.Of(model, problem.Layer) : null;
        Mend? gate = isSum ? null : GateWidth(layer, model.Network);
        string remedy =
            lacking is not null ? On(lacking, model.Network)
            : canProject ? $"Projection = true (a 1×1 convolution from {first} to {last}), or maps of one shape"
            : canCrop ? Fittings.Crops(model, problem.Layer)
            : isSum ? "maps of one shape"
            : gate is not null ? On((SetArgument)gate.Edits[0], model.Network)
            : "maps of one shape, or a factor with 1 channel, row or column where it differs";
        return Find(
                problem.Layer,
                ["name", "others"],
                layer.Name,
                isSum ? "add" : "multiply",
                parting.First,
                parting.Second,
                parting.Reason,
                remedy)
            .LedBy(parting.Layers)
            .MendedBy(lacking is null ? [] : [new Mend("p", lacking)])
            .MendedBy(canProject ? [new Mend("Projection", new SetArgument(problem.Layer, "Projection", "true"))] : [])
            .MendedBy(canCrop ? Fittings.Upsample(model, problem.Layer).Concat(Fittings.Crop(model, problem.Layer)) : [])
            .MendedBy(gate is null ? OtherWidths(layer, model.Network) : [gate]);
    }

    /// <summary>As in "p: 1 on conv3".</summary>
    public static string On(SetArgument edit, InferredNetwork network) => $"{edit.Argument}: {edit.Value} on {network.Layers[edit.Place].Name}";

    /// <summary>One operand with the channels of the other, where their sizes agree: the nearer first.</summary>
    private static IEnumerable<Mend> OtherWidths(LayerInfo layer, InferredNetwork network) =>
        layer.Inputs.Length != 2 || layer.Inputs[0].Height != layer.Inputs[1].Height || layer.Inputs[0].Width != layer.Inputs[1].Width ? []
        : Widths.Of(network, layer.Sources[1], layer.Inputs[0].Channels, "width above")
            .Concat(Widths.Of(network, layer.Sources[0], layer.Inputs[1].Channels, "width of the other"));

    /// <summary>A gate, one number for each channel, of as many as the map that it scales; null where no factor is one.</summary>
    private static Mend? GateWidth(LayerInfo layer, InferredNetwork network)
    {
        int gate = layer.Inputs.Length == 2 ? Enumerable.Range(0, 2).Where(i => layer.Inputs[i] is { Height.Value: 1, Width.Value: 1 }).Append(-1).First() : -1;
        return gate < 0 || layer.Inputs[1 - gate].Channels == layer.Inputs[gate].Channels
            ? null
            : Widths.Of(network, layer.Sources[gate], layer.Inputs[1 - gate].Channels, "gate").FirstOrDefault();
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
        SetArgument? padding = hasVectors ? null : OutputPadding(layer, problem, model);
        SetArgument? lacking = hasVectors || padding is not null ? null : LackingPadding.Of(model, problem.Layer);
        string remedy =
            hasVectors ? "maps alone or vectors alone: [FlattenLayer] makes a vector of a map"
            : padding is not null ? $"{SumMismatch.On(padding, model.Network)}, or {Fittings.Crops(model, problem.Layer)}"
            : lacking is not null ? SumMismatch.On(lacking, model.Network)
            : Fittings.Crops(model, problem.Layer);
        Finding finding = Find(problem.Layer, ["name", "others"], layer.Name, parting.First, parting.Second, parting.Reason, remedy);
        finding = padding is null
            ? finding.LedBy(parting.Layers)
            : finding.LedBy([.. parting.Layers, padding.Place]).MendedBy(new Mend("outputPadding", padding));
        return finding
            .MendedBy(lacking is null ? [] : [new Mend("p", lacking)])
            .MendedBy(Fittings.Upsample(model, problem.Layer))
            .MendedBy(Fittings.Crop(model, problem.Layer))
            .MendedBy(Fittings.Pad(model, problem.Layer));
    }

    /// <summary>The output padding with which the transposed convolution behind the smaller map makes it as large as all others; null where there is none.</summary>
    private static SetArgument? OutputPadding(LayerInfo layer, OperandsDiffer problem, CheckedModel model)
    {
        InferredNetwork network = model.Network;
        MapShape first = layer.Inputs[problem.First], second = layer.Inputs[problem.Second];
        int small = first.Height.Value + first.Width.Value < second.Height.Value + second.Width.Value ? problem.First : problem.Second;
        MapShape from = layer.Inputs[small], to = layer.Inputs[small == problem.First ? problem.Second : problem.First];
        int rows = to.Height.Value - from.Height.Value, columns = to.Width.Value - from.Width.Value;
        int grower = ModelText.Alone(model, layer.Sources[small])
            .SkipWhile(source => source >= 0 && network.Layers[source] is { Kind: not LayerKind.TransposedConvolution } above && ModelText.KeepsAnySize(above))
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
            ? new SetArgument(grower, "outputPadding", padding)
            : null;
    }
}
