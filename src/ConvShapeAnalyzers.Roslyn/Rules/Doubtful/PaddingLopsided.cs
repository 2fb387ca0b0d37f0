using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV2005: the padding that keeps the size is odd, and one side gets a row or column more.</summary>
internal sealed class PaddingLopsided() : LayerRule(Descriptors.PaddingLopsided)
{
    protected override Finding? Check(int place, LayerInfo layer, CheckedModel model)
    {
        string sides = string.Join(" and ", new[] { Sides(layer.Rows, "top", "bottom"), Sides(layer.Columns, "left", "right") }.Where(side => side.Length > 0));
        return sides.Length > 0 && model.Declaration.Network.Layers[place].Spec.Padding == PaddingMode.Same && layer.Kind != LayerKind.TransposedConvolution
            ? Find(
                place,
                ["Padding"],
                layer.Name,
                sides,
                ModelText.WithArticle(ModelText.Window(layer.Kind, layer.Rows, layer.Columns)),
                ModelText.Axes(layer.Rows.Stride, layer.Columns.Stride),
                ModelText.Size(layer.Input))
            : null;
    }

    /// <summary>As in "1 row at the bottom but 0 at the top"; "" where both are alike.</summary>
    private static string Sides(WindowAxis axis, string start, string end) => axis.PaddingStart == axis.PaddingEnd
        ? ""
        : $"{LayerText.Number(axis.PaddingEnd)} at the {end} but {LayerText.Number(axis.PaddingStart)} at the {start}";
}
