using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1008: a pool padded by more than half its window, so that windows of padding alone would appear.</summary>
internal sealed class PoolPadding() : ShapeRule<PoolPaddingTooLarge>(Descriptors.PoolPadding)
{
    protected override Finding Explain(PoolPaddingTooLarge problem, CheckedModel model)
    {
        LayerInfo layer = model.Network.Layers[problem.Layer];
        long rows = problem.Rows.EffectiveKernel / 2, columns = problem.Columns.EffectiveKernel / 2;
        Finding finding = Find(
            problem.Layer,
            ["p", "Padding"],
            layer.Name,
            ModelText.Axes(Largest(problem.Rows), Largest(problem.Columns)),
            ModelText.Window(layer.Kind, problem.Rows, problem.Columns),
            ModelText.Padding(problem.Rows, problem.Columns, rows, columns));
        return finding.MendedBy("p", Within(problem, rows, columns));
    }

    /// <summary>Each side as it is, or its limit where it exceeds that.</summary>
    private static string Within(PoolPaddingTooLarge problem, long rows, long columns)
    {
        long top = Math.Min(problem.Rows.PaddingStart, rows), bottom = Math.Min(problem.Rows.PaddingEnd, rows);
        long left = Math.Min(problem.Columns.PaddingStart, columns), right = Math.Min(problem.Columns.PaddingEnd, columns);
        return top == bottom && left == right
            ? ModelText.Padding(problem.Rows, problem.Columns, top, left)
            : $"[{LayerText.Number(top)}, {LayerText.Number(left)}, {LayerText.Number(bottom)}, {LayerText.Number(right)}]";
    }

    private static int Largest(WindowAxis axis) => Math.Max(axis.PaddingStart, axis.PaddingEnd);
}
