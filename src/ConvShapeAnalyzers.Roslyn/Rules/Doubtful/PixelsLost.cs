using ConvShape.Architecture;
using ConvShape.Arithmetic;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV2001: the stride does not divide, and the last real rows or columns are never read.</summary>
internal sealed class PixelsLost() : LayerRule(Descriptors.PixelsLost)
{
    /// <summary>Below this share of the axis a loss is an aside: one row of 224.</summary>
    private const double Negligible = 0.01;

    protected override Finding? Check(int place, LayerInfo layer, CheckedModel model)
    {
        // A transposed convolution reads all: its window is that of the convolution that it runs backwards.
        long rows = Lost(layer.Rows, layer.Input.Height), columns = Lost(layer.Columns, layer.Input.Width);
        if (rows == 0 && columns == 0 || model.Declaration.Layers[place].DropsRemainder || layer.Kind == LayerKind.TransposedConvolution)
        {
            return null;
        }

        PaddingMode mode = model.Declaration.Network.Layers[place].Spec.Padding;
        bool isNegligible = rows < Negligible * layer.Input.Height.Value && columns < Negligible * layer.Input.Width.Value;
        Finding finding = Find(
            place,
            ["s", "k"],
            layer.Name,
            ModelText.RowsAndColumns(rows, columns),
            ModelText.Size(layer.Input),
            rows > 0
                ? End(layer.Rows, layer.Input.Height, layer.Output.Height, "row")
                : End(layer.Columns, layer.Input.Width, layer.Output.Width, "column"),
            Remedies(layer, mode))
            .MendedBy(Mends(place, layer, mode));
        return isNegligible ? finding with { Severity = DiagnosticSeverity.Info } : finding;
    }

    /// <summary>A window of effective size 1 skips pixels everywhere, not only at the end: another matter.</summary>
    private static long Lost(WindowAxis axis, Extent input) => axis.EffectiveKernel == 1 ? 0 : axis.LostAtEnd(input.Value);

    private static string Remedies(LayerInfo layer, PaddingMode padding)
    {
        (Extent height, Extent width) = (layer.Input.Height, layer.Input.Width);
        bool isPool = layer.Kind.IsWindowPool();
        List<string> remedies = [];
        if (padding == PaddingMode.Explicit && !(isPool && (IsPaddedFull(layer.Rows, height) || IsPaddedFull(layer.Columns, width))))
        {
            remedies.Add("more padding");
        }

        if (isPool && (GrowsInCeilMode(layer.Rows, height) || GrowsInCeilMode(layer.Columns, width)))
        {
            remedies.Add("CeilMode = true");
        }

        string others = string.Join(", ", remedies);
        return $"{others}{(others.Length == 0 ? "" : ", or ")}Remainder = Remainder.Drop if that is meant";
    }

    /// <summary>Whether an axis that loses pixels has as much padding as a pool can have.</summary>
    private static bool IsPaddedFull(WindowAxis axis, Extent input) =>
        Lost(axis, input) > 0 && Math.Max(axis.PaddingStart, axis.PaddingEnd) >= axis.EffectiveKernel / 2;

    /// <summary>Not where a window more would start beyond the map.</summary>
    private static bool GrowsInCeilMode(WindowAxis axis, Extent input) =>
        (axis with { CeilMode = true }).OutputSize(input.Value) > axis.OutputSize(input.Value);

    /// <summary>What leaves nothing unread, or says that it is meant.</summary>
    private static IEnumerable<Mend> Mends(int place, LayerInfo layer, PaddingMode mode)
    {
        if (mode == PaddingMode.Explicit && DividingPadding.Of(layer) is { } padding)
        {
            yield return new("p", new SetArgument(place, "p", padding));
        }

        WindowAxis ceilRows = layer.Rows with { CeilMode = true }, ceilColumns = layer.Columns with { CeilMode = true };
        if (layer.Kind.IsWindowPool() && Lost(ceilRows, layer.Input.Height) == 0 && Lost(ceilColumns, layer.Input.Width) == 0)
        {
            yield return new("CeilMode", new SetArgument(place, "CeilMode", "true"));
        }

        yield return new("Remainder", new SetArgument(place, "Remainder", "Remainder.Drop"));
        yield return new("crop", new InsertAbove(place, "ConvShape.CropLayerAttribute", $"([0, 0, {LayerText.Number(Lost(layer.Rows, layer.Input.Height))}, {LayerText.Number(Lost(layer.Columns, layer.Input.Width))}])"));
    }

    /// <summary>As in "6 windows of 2 at stride 2 end at row 12 of 13".</summary>
    private static string End(WindowAxis axis, Extent input, Extent output, string what)
    {
        string windows = output.Value == 1 ? "1 window" : $"{output} windows";
        string end = output.Value == 1 ? "ends" : "end";
        long last = input.Value - axis.LostAtEnd(input.Value);
        string window = $"{LayerText.Number(axis.EffectiveKernel)} at stride {LayerText.Number(axis.Stride)}";
        return $"{windows} of {window} {end} at {what} {LayerText.Number(last)} of {input}";
    }
}
