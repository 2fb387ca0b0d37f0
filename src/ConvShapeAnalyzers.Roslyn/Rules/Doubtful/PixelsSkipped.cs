using ConvShape.Architecture;
using ConvShape.Arithmetic;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV2004: the stride is larger than the effective kernel, and what lies between two windows is never read.</summary>
internal sealed class PixelsSkipped() : LayerRule(Descriptors.PixelsSkipped)
{
    protected override Finding? Check(int place, LayerInfo layer, CheckedModel model)
    {
        long rows = Skipped(layer.Rows, layer.Input.Height.Value), columns = Skipped(layer.Columns, layer.Input.Width.Value);

        // A transposed convolution reads all. Of a projection nobody wrote the stride: the two maps decide it.
        if (rows == 0 && columns == 0 || layer.Kind == LayerKind.TransposedConvolution || IsProjection(place, model))
        {
            return null;
        }

        string stride = ModelText.Padding(layer.Rows, layer.Columns, Covering(layer.Rows), Covering(layer.Columns));
        Finding finding = Find(
            place,
            ["s", "k"],
            layer.Name,
            Amounts(rows, columns),
            ModelText.Size(layer.Input),
            ModelText.WithArticle(ModelText.Window(layer.Kind, layer.Rows, layer.Columns)),
            ModelText.Axes(layer.Rows.Stride, layer.Columns.Stride),
            stride);

        // Strided 1×1 windows are the shortcuts of residual networks: there the stride is meant, and another one would break the sum.
        bool isPoint = layer.Rows.EffectiveKernel == 1 && layer.Columns.EffectiveKernel == 1;
        return isPoint ? finding with { Severity = DiagnosticSeverity.Info } : finding.MendedBy("s", stride);
    }

    /// <summary>
    /// The pixels between the windows of an axis, not counting padding. Windows of one pixel have no end of their own: what lies behind the
    /// last one is skipped as well.
    /// </summary>
    private static long Skipped(WindowAxis axis, long input)
    {
        long kernel = axis.EffectiveKernel;
        if (axis.Stride <= kernel)
        {
            return 0;
        }

        long padding = axis.PaddingStart;
        long end = kernel == 1 ? padding + input : (axis.OutputSize(input) - 1) * axis.Stride;
        return Gaps(Math.Min(padding + input, end)) - Gaps(Math.Min(padding, end));

        // How much of the padded axis, up to a position, lies in gaps: the last s − k̂ of every s.
        long Gaps(long position) => position / axis.Stride * (axis.Stride - kernel) + Math.Max(0, position % axis.Stride - kernel);
    }

    /// <summary>Only a projection makes two layers, and a convolution the first of them, where one is written.</summary>
    private static bool IsProjection(int place, CheckedModel model) =>
        place + 1 < model.Declaration.Layers.Length &&
        model.Declaration.Layers[place].Origin == model.Declaration.Layers[place + 1].Origin &&
        model.Network.Layers[place + 1].Kind == LayerKind.BatchNorm;

    private static string Amounts(long rows, long columns)
    {
        string[] parts = [rows > 0 ? LayerText.Amount(rows, "row") : "", columns > 0 ? LayerText.Amount(columns, "column") : ""];
        return string.Join(" and ", parts.Where(part => part.Length > 0));
    }

    /// <summary>The largest stride that leaves no gap.</summary>
    private static long Covering(WindowAxis axis) => Math.Min(axis.Stride, axis.EffectiveKernel);
}
