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
        int[] resizers = ModelText.Resizers(network, problem.Layer).ToArray();
        string map = $"{ModelText.Size(problem.Input)} feature map";
        long height = problem.Rows.PaddedSize(problem.Input.Height.Value), width = problem.Columns.PaddedSize(problem.Input.Width.Value);
        if (height != problem.Input.Height.Value || width != problem.Input.Width.Value)
        {
            map += $" padded to {LayerText.Pair(height, width)}";
        }

        if (resizers.Length > 0)
        {
            map += $" ({ModelText.Chain(network, problem.Layer)})";
        }

        List<string> remedies = [];
        long padding = Math.Max(SmallestPadding(problem.Rows, problem.Input.Height), SmallestPadding(problem.Columns, problem.Input.Width));
        bool canPad = layer.Kind == LayerKind.Convolution
            || padding <= Math.Min(problem.Rows.EffectiveKernel, problem.Columns.EffectiveKernel) / 2;
        if (canPad)
        {
            remedies.Add($"p ≥ {LayerText.Number(padding)}");
        }

        long inputHeight = network.Declared.MinimumInput(Axis.Rows), inputWidth = network.Declared.MinimumInput(Axis.Columns);
        if (inputHeight <= int.MaxValue && inputWidth <= int.MaxValue)
        {
            inputHeight = Math.Max(inputHeight, network.Input.Height.Value);
            inputWidth = Math.Max(inputWidth, network.Input.Width.Value);
            remedies.Add($"an input of at least {LayerText.Pair(inputHeight, inputWidth)}");
        }

        if (remedies.Count == 0)
        {
            remedies.Add("a smaller kernel");
        }

        Finding finding = Find(
                problem.Layer,
                ["k"],
                layer.Name,
                ModelText.Window(layer.Kind, problem.Rows, problem.Columns),
                map,
                string.Join(" or ", remedies))
            .LedBy(resizers);
        return canPad && padding <= int.MaxValue ? finding.MendedBy("p", Mend(problem, padding)) : finding;
    }

    /// <summary>The smallest p on every side with which one window fits: i + 2p ≥ k̂.</summary>
    private static long SmallestPadding(WindowAxis axis, Extent input) => Math.Max(0, (axis.EffectiveKernel - input.Value + 1) / 2);

    /// <summary>p = d(k − 1)/2 keeps the size for odd kernels; more only where that does not fit either.</summary>
    private static string Mend(WindowTooLarge problem, long smallest)
    {
        long rows = Math.Max(smallest, (problem.Rows.EffectiveKernel - 1) / 2), columns = Math.Max(smallest, (problem.Columns.EffectiveKernel - 1) / 2);
        return rows == columns ? LayerText.Number(rows) : $"[{LayerText.Number(rows)}, {LayerText.Number(columns)}]";
    }
}
