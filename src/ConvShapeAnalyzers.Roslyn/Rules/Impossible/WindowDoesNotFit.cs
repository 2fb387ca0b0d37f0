using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1002: a kernel or pool larger than the padded map, so that the size would shrink to zero or below.</summary>
internal sealed class WindowDoesNotFit() : ShapeRule<WindowTooLarge>(Descriptors.WindowDoesNotFit)
{
    protected override Finding Explain(WindowTooLarge problem, CheckedModel model)
    {
        InferredNetwork network = model.Network;
        LayerInfo layer = network.Layers[problem.Layer];
        Finding finding = Find(
                problem.Layer,
                ["k"],
                layer.Name,
                ModelText.WithArticle(ModelText.Window(layer.Kind, problem.Rows, problem.Columns)),
                ModelText.WithArticle(Map(problem, network)),
                string.Join(" or ", Remedies(problem, layer, network)))
            .LedBy(ModelText.Resizers(network, problem.Layer));
        return CanBePadded(problem, layer) ? finding.MendedBy("p", KeepingSize(problem)) : finding;
    }

    private static string Map(WindowTooLarge problem, InferredNetwork network)
    {
        string map = $"{ModelText.Size(problem.Input)} feature map";
        long height = problem.Rows.PaddedSize(problem.Input.Height.Value), width = problem.Columns.PaddedSize(problem.Input.Width.Value);
        if (height != problem.Input.Height.Value || width != problem.Input.Width.Value)
        {
            map += $" padded to {LayerText.Pair(height, width)}";
        }

        return map + ModelText.ChainAside(network, problem.Layer);
    }

    private static IEnumerable<string> Remedies(WindowTooLarge problem, LayerInfo layer, InferredNetwork network)
    {
        bool canBePadded = CanBePadded(problem, layer);
        if (canBePadded)
        {
            (long rows, long columns) = SmallestPadding(problem);
            yield return $"p ≥ {ModelText.Padding(problem.Rows, problem.Columns, rows, columns)}";
        }

        if (ModelText.SmallestInput(network) is { } input)
        {
            yield return input;
        }
        else if (!canBePadded)
        {
            yield return layer.Kind.IsConvolution() ? "a smaller kernel" : "a smaller window";
        }
    }

    /// <summary>Not where the padding is no int, or the kernel has more weights than an array can hold.</summary>
    private static bool CanBePadded(WindowTooLarge problem, LayerInfo layer)
    {
        (long rows, long columns) = SmallestPadding(problem);
        return rows <= int.MaxValue && columns <= int.MaxValue && layer.Tensors.All(tensor => tensor.Elements <= LayerInference.LongestArray);
    }

    private static (long Rows, long Columns) SmallestPadding(WindowTooLarge problem) =>
        (SmallestPadding(problem.Rows, problem.Input.Height), SmallestPadding(problem.Columns, problem.Input.Width));

    /// <summary>The smallest p on both sides with which one window fits: i + 2p ≥ k̂, under CeilMode short of that by less than a stride.</summary>
    private static long SmallestPadding(WindowAxis axis, Extent input)
    {
        long missing = axis.EffectiveKernel - input.Value - (axis.CeilMode ? axis.Stride - 1 : 0);
        return Math.Max(0, (missing + 1) / 2);
    }

    /// <summary>p = d(k − 1)/2 keeps the size for odd kernels; more only where that does not fit either.</summary>
    private static string KeepingSize(WindowTooLarge problem)
    {
        (long rows, long columns) = SmallestPadding(problem);
        return ModelText.Padding(
            problem.Rows,
            problem.Columns,
            Math.Max(rows, (problem.Rows.EffectiveKernel - 1) / 2),
            Math.Max(columns, (problem.Columns.EffectiveKernel - 1) / 2));
    }
}
