using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1008: a pool padded by more than half its window, so that windows of padding alone would appear.</summary>
internal sealed class PoolPadding() : ShapeRule<PoolPaddingTooLarge>(Descriptors.PoolPadding)
{
    protected override Finding Explain(PoolPaddingTooLarge problem, CheckedModel model)
    {
        LayerInfo layer = model.Network.Layers[problem.Layer];
        string limit = LayerText.Number(Math.Min(problem.Rows.EffectiveKernel, problem.Columns.EffectiveKernel) / 2);
        Finding finding = Find(
            problem.Layer,
            ["p", "Padding"],
            layer.Name,
            ModelText.Axes(Largest(problem.Rows), Largest(problem.Columns)),
            ModelText.Window(layer.Kind, problem.Rows, problem.Columns),
            limit);
        return finding.MendedBy("p", limit);
    }

    private static int Largest(WindowAxis axis) => Math.Max(axis.PaddingStart, axis.PaddingEnd);
}
