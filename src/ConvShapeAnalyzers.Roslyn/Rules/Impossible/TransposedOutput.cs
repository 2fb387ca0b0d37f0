using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1007: output padding that is neither smaller than the stride nor than the dilation.</summary>
internal sealed class OutputPadding() : ShapeRule<OutputPaddingTooLarge>(Descriptors.OutputPadding)
{
    protected override Finding Explain(OutputPaddingTooLarge problem, CheckedModel model)
    {
        TransposedAxis rows = problem.Rows, columns = problem.Columns;
        int height = Math.Min(rows.OutputPadding, Most(rows)), width = Math.Min(columns.OutputPadding, Most(columns));
        string valid = ModelText.Padding(rows.Window, columns.Window, height, width);
        string[] added = new[] { (rows.OutputPadding, "row"), (columns.OutputPadding, "column") }
            .Where(axis => axis.OutputPadding > 0)
            .Select(axis => LayerText.Amount(axis.OutputPadding, axis.Item2))
            .ToArray();
        return Find(
                problem.Layer,
                ["outputPadding"],
                ModelText.Name(model.Network, problem.Layer),
                string.Join(" and ", added),
                ModelText.Axes(rows.Stride, columns.Stride),
                ModelText.Axes(rows.Dilation, columns.Dilation),
                height == 0 && width == 0 ? "none" : $"outputPadding ≤ {valid}")
            .MendedBy("outputPadding", valid);
    }

    private static int Most(TransposedAxis axis) => Math.Max(axis.Stride, axis.Dilation) - 1;
}

/// <summary>CONV1014: a transposed convolution or crop that cuts everything away.</summary>
internal sealed class CutAway() : ShapeRule<NothingLeft>(Descriptors.NothingLeft)
{
    protected override Finding Explain(NothingLeft problem, CheckedModel model)
    {
        InferredNetwork network = model.Network;
        LayerInfo layer = network.Layers[problem.Layer];
        bool areRows = problem.Rows.OutputSize(problem.Input.Height.Value) < 1;
        TransposedAxis axis = areRows ? problem.Rows : problem.Columns;
        Extent input = areRows ? problem.Input.Height : problem.Input.Width;
        long cut = (long)axis.PaddingStart + axis.PaddingEnd;
        string made = LayerText.Amount(Uncut(axis, input), areRows ? "row" : "column");
        string chain = ModelText.ChainAside(network, problem.Layer);
        string window = $"{ModelText.Window(layer.Kind, problem.Rows.Window, problem.Columns.Window)} at stride {ModelText.Axes(problem.Rows.Stride, problem.Columns.Stride)}";
        string padding = Padding(problem, out bool isOne);
        string remedy = padding == "0" ? "p: 0" : $"p ≤ {padding}";
        Finding finding = Find(
                problem.Layer,
                ["p", "Padding"],
                layer.Name,
                layer.Kind == LayerKind.Crop
                    ? $"it cuts {LayerText.Number(cut)} of {made}{chain}"
                    : $"{ModelText.WithArticle(window)} makes {made} of {input}{chain}, and its padding cuts {LayerText.Number(cut)}",
                ModelText.SmallestInput(network) is { } smallest ? $"{remedy} or {smallest}" : remedy)
            .LedBy(ModelText.Resizers(network, problem.Layer));
        return isOne ? finding.MendedBy("p", padding) : finding;
    }

    /// <summary>The padding on each side with which something is left, as the attribute takes it: one number, or [height, width] where axes are given apart.</summary>
    private static string Padding(NothingLeft problem, out bool isOne)
    {
        long rows = (Uncut(problem.Rows, problem.Input.Height) - 1) / 2, columns = (Uncut(problem.Columns, problem.Input.Width) - 1) / 2;
        isOne = problem.Rows == problem.Columns && problem.Rows.PaddingStart == problem.Rows.PaddingEnd;
        return isOne || rows == columns ? LayerText.Number(Math.Min(rows, columns)) : $"[{LayerText.Number(rows)}, {LayerText.Number(columns)}]";
    }

    private static long Uncut(TransposedAxis axis, Extent input) => (axis with { PaddingStart = 0, PaddingEnd = 0 }).OutputSize(input.Value);
}
