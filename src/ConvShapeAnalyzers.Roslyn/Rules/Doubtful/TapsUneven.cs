using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV2006: a transposed convolution whose kernel is no multiple of its stride, so that outputs get unequal numbers of taps.</summary>
internal sealed class TapsUneven() : LayerRule(Descriptors.TapsUneven)
{
    protected override Finding? Check(int place, LayerInfo layer, CheckedModel model)
    {
        bool isUneven = IsUneven(layer.Rows, layer.Output.Height.Value) || IsUneven(layer.Columns, layer.Output.Width.Value);
        return isUneven && layer.Kind == LayerKind.TransposedConvolution
            ? Find(
                place,
                ["k"],
                layer.Name,
                ModelText.WithArticle(ModelText.Window(layer.Kind, layer.Rows, layer.Columns)),
                ModelText.Axes(layer.Rows.Stride, layer.Columns.Stride),
                ModelText.Padding(layer.Rows, layer.Columns, Multiple(layer.Rows), Multiple(layer.Columns)))
            : null;
    }

    /// <summary>Dilated taps of a stride fall on the same outputs or on different ones: of those nothing is said.</summary>
    private static bool IsUneven(WindowAxis axis, long output) => axis.Dilation == 1 && output > 1 && axis.Kernel % axis.Stride != 0;

    /// <summary>The next multiple of the stride.</summary>
    private static long Multiple(WindowAxis axis) => ((long)axis.Kernel + axis.Stride - 1) / axis.Stride * axis.Stride;
}
