using ConvShape.Architecture;
using ConvShape.Arithmetic;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV2003: most taps of a kernel only ever see padding.</summary>
internal sealed class TapsWasted() : Rule(Descriptors.TapsWasted)
{
    public override IEnumerable<Finding> Check(CheckedModel model)
    {
        Dictionary<int, Finding> findings = [];
        HashSet<int> followed = [];
        foreach (int place in Possible(model.Network))
        {
            if (Check(place, model.Network.Layers[place], model) is { } finding)
            {
                findings.Add(place, finding);
                followed.Add(ModelText.Producer(model.Network, place));
            }
        }

        // One alone is in published networks: the heads of SSD on its last map, the innermost layer of pix2pix. A stretch of them is a network for
        // larger images, and a dilation beyond the map is one for larger maps.
        return findings.Select(found =>
            followed.Contains(found.Key) || findings.ContainsKey(ModelText.Producer(model.Network, found.Key)) || IsDilated(model.Network.Layers[found.Key])
                ? found.Value
                : found.Value with { Severity = DiagnosticSeverity.Info });
    }

    private static bool IsDilated(LayerInfo layer) => layer.Rows.Dilation > 1 || layer.Columns.Dilation > 1;

    private Finding? Check(int place, LayerInfo layer, CheckedModel model)
    {
        Taps rows = Taps.Used(layer.Rows, layer.Input.Height.Value), columns = Taps.Used(layer.Columns, layer.Input.Width.Value);
        double share = (double)rows.Count / layer.Rows.Kernel * columns.Count / layer.Columns.Kernel;
        if (layer.Kind != LayerKind.Convolution || share >= 0.5)
        {
            return null;
        }

        PaddingMode mode = model.Declaration.Network.Layers[place].Spec.Padding;
        string kernel = ModelText.Padding(layer.Rows, layer.Columns, Math.Max(1, rows.Count), Math.Max(1, columns.Count));
        long height = rows.PaddingLeft(layer.Rows), width = columns.PaddingLeft(layer.Columns);
        string? padding = height < 0 || width < 0 ? null : ModelText.Padding(layer.Rows, layer.Columns, height, width);
        string remedy = mode != PaddingMode.Explicit ? "" : padding is null ? " and less padding" : $" and p: {padding}";
        Finding finding = Find(
            place,
            ["k"],
            layer.Name,
            LayerText.Pair(rows.Count, columns.Count),
            LayerText.Pair(layer.Rows.Kernel, layer.Columns.Kernel),
            ModelText.Size(layer.Input),
            $"k: {kernel}{remedy}");

        SetArgument fewer = new(place, "k", kernel);
        return mode != PaddingMode.Explicit ? finding.MendedBy(new Mend("", fewer))
            : padding is null ? finding
            : finding.MendedBy(new Mend("", fewer, new SetArgument(place, "p", padding)));
    }

    /// <summary>The taps of one axis that meet a pixel in some window, from the first to the last.</summary>
    private readonly record struct Taps(long First, long Count)
    {
        /// <summary>
        /// Tap t of window j lies at t·d − p + j·s. It meets a pixel at the latest window if it does not end before the map, and at the
        /// first if it does not begin behind it. A stride larger than the map may step over it: then some of these meet none.
        /// </summary>
        public static Taps Used(WindowAxis axis, long input)
        {
            long reach = axis.PaddingStart - (axis.OutputSize(input) - 1) * axis.Stride;
            long first = reach <= 0 ? 0 : (reach + axis.Dilation - 1) / axis.Dilation;
            long last = Math.Min(axis.Kernel - 1, (axis.PaddingStart + input - 1) / axis.Dilation);
            return new Taps(first, Math.Max(0, last - first + 1));
        }

        /// <summary>The padding on both sides with which these taps alone see what they saw; −1 where that is not one number.</summary>
        public long PaddingLeft(WindowAxis axis)
        {
            long start = axis.PaddingStart - First * axis.Dilation;
            long end = axis.PaddingEnd - (axis.Kernel - First - Count) * axis.Dilation;
            return start == end && Count > 0 ? Math.Max(-1, start) : -1;
        }
    }
}
