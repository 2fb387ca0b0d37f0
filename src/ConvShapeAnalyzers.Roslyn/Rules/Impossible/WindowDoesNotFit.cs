using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Roslyn.Parsing;

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
        return (CanBePadded(problem, layer) ? finding.MendedBy("p", KeepingSize(problem), way: "p") : finding)
            .MendedBy(Above(problem.Layer, network))
            .MendedBy(LargerInput(network))
            .MendedBy(new Mend("without", new RemoveLayer(problem.Layer)));
    }

    /// <summary>An earlier convolution that keeps the size leaves more for this one, the nearest to the input first: LeNet-5 on 28×28 pads its first by 2.</summary>
    private static IEnumerable<Mend> Above(int layer, InferredNetwork network) => ModelText.Resizers(network, layer).Reverse()
        .Where(above => network.Layers[above].Kind == LayerKind.Convolution && IsUnpadded(network.Layers[above].Rows) && IsUnpadded(network.Layers[above].Columns))
        .Select(above => (Layer: above, network.Layers[above].Rows, network.Layers[above].Columns))
        .Select(above => new Mend("p above", new SetArgument(above.Layer, "p", ModelText.Padding(above.Rows, above.Columns, Half(above.Rows), Half(above.Columns)))));

    private static bool IsUnpadded(WindowAxis axis) => axis is { Stride: 1, PaddingStart: 0, PaddingEnd: 0 };

    /// <summary>p = d(k − 1)/2.</summary>
    private static long Half(WindowAxis axis) => (axis.EffectiveKernel - 1) / 2;

    /// <summary>The smallest input with which every window finds a place.</summary>
    private static Mend[] LargerInput(InferredNetwork network) => ModelText.SmallestInputSize(network) is var (height, width)
        ?
        [
            new Mend("input", new SetArgument(Place.Input, "height", LayerText.Number(height)), new SetArgument(Place.Input, "width", LayerText.Number(width))),
        ]
        : [];

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
            string inPlace = network.Declared.Layers[problem.Layer].Spec.Padding == PaddingMode.Explicit ? "" : " in place of Padding";
            yield return $"p ≥ {ModelText.Padding(problem.Rows, problem.Columns, rows, columns)}{inPlace}";
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
            Math.Max(rows, Half(problem.Rows)),
            Math.Max(columns, Half(problem.Columns)));
    }
}
