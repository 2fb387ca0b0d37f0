using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Roslyn.Rules;

/// <summary>What makes one map of a merge smaller than all others, where it is a single window that lacks the padding to keep the size.</summary>
internal static class LackingPadding
{
    /// <summary>That padding; null where other layers, or more than one, make the difference.</summary>
    public static SetArgument? Of(CheckedModel model, int place)
    {
        InferredNetwork network = model.Network;
        LayerInfo merge = network.Layers[place];
        int[] bySize = Enumerable.Range(0, merge.Inputs.Length).OrderBy(i => (long)merge.Inputs[i].Height.Value + merge.Inputs[i].Width.Value).ToArray();
        MapShape small = merge.Inputs[bySize[0]], common = merge.Inputs[bySize[1]];
        int window = ModelText.Alone(model, merge.Sources[bySize[0]])
            .SkipWhile(layer => layer >= 0 && ModelText.KeepsAnySize(network.Layers[layer]))
            .Append(-1)
            .First();
        if (window < 0 || bySize.Skip(1).Any(i => merge.Inputs[i].Height != common.Height || merge.Inputs[i].Width != common.Width))
        {
            return null;
        }

        LayerInfo layer = network.Layers[window];
        (WindowAxis rows, WindowAxis columns) = (layer.Rows, layer.Columns);
        return layer.Kind.HasWindow() && layer.Kind != LayerKind.TransposedConvolution && network.Declared.Layers[window].Spec.Padding == PaddingMode.Explicit &&
            Lacks(rows, common.Height.Value - small.Height.Value) && Lacks(columns, common.Width.Value - small.Width.Value)
                ? new SetArgument(window, "p", ModelText.Padding(rows, columns, (rows.EffectiveKernel - 1) / 2, (columns.EffectiveKernel - 1) / 2))
                : null;
    }

    /// <summary>Whether p = (k̂ − 1)/2 on both sides, which keeps the size at stride 1, is so much more than there is.</summary>
    private static bool Lacks(WindowAxis axis, long missing) =>
        axis.Stride == 1 && axis.EffectiveKernel % 2 == 1 && axis.EffectiveKernel - 1 - axis.PaddingStart - axis.PaddingEnd == missing;
}
