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
        return Find(
                problem.Layer,
                ["outputPadding"],
                ModelText.Name(model.Network, problem.Layer),
                ModelText.RowsAndColumns(rows.OutputPadding, columns.OutputPadding),
                ModelText.Axes(rows.Stride, columns.Stride),
                ModelText.Axes(rows.Dilation, columns.Dilation),
                valid)
            .MendedBy("outputPadding", valid);
    }

    private static int Most(TransposedAxis axis) => Math.Max(axis.Stride, axis.Dilation) - 1;
}

/// <summary>CONV1014: a transposed convolution or crop that cuts everything away.</summary>
internal sealed class CutAway() : ShapeRule<NothingLeft>(Descriptors.NothingLeft)
{
    protected override Finding Explain(NothingLeft problem, CheckedModel model)
    {
        LayerInfo layer = model.Network.Layers[problem.Layer];
        bool areRows = problem.Rows.OutputSize(problem.Input.Height.Value) < 1;
        TransposedAxis axis = areRows ? problem.Rows : problem.Columns;
        int input = (areRows ? problem.Input.Height : problem.Input.Width).Value;
        long before = (axis with { PaddingStart = 0, PaddingEnd = 0 }).OutputSize(input), cut = (long)axis.PaddingStart + axis.PaddingEnd;
        string what = areRows ? "row" : "column";
        string made = layer.Kind == LayerKind.Crop
            ? $"it cuts {LayerText.Number(cut)} of {LayerText.Amount(before, what)}"
            : $"{ModelText.WithArticle(ModelText.Window(layer.Kind, problem.Rows.Window, problem.Columns.Window))} at stride " +
              $"{ModelText.Axes(problem.Rows.Stride, problem.Columns.Stride)} makes {LayerText.Amount(before, what)} of {LayerText.Number(input)}, and its padding cuts {LayerText.Number(cut)}";
        long most = (before - 1) / 2;
        Finding finding = Find(
                problem.Layer,
                ["p", "Padding"],
                layer.Name,
                made,
                $"p ≤ {LayerText.Number(most)} or an input of at least {LayerText.Amount(axis.MinimumInput(1), what)}")
            .LedBy(ModelText.Resizers(model.Network, problem.Layer));
        return axis.PaddingStart == axis.PaddingEnd && problem.Rows == problem.Columns ? finding.MendedBy("p", LayerText.Number(most)) : finding;
    }
}
