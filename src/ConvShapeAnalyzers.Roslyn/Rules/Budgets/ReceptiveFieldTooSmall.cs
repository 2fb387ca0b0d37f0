using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV5004: the main result sees fewer rows or columns of the input than the budget asks for.</summary>
internal sealed class ReceptiveFieldTooSmall() : BudgetRule(Descriptors.ReceptiveFieldTooSmall)
{
    protected override Finding? Check(CheckedModel model, Budget budget)
    {
        LayerInfo output = model.Network.Layers[model.Network.Layers.Length - 1];
        (long rows, long columns, long asked) = (output.ReceptiveRows.Size, output.ReceptiveColumns.Size, budget.MinReceptiveField);
        return Math.Min(rows, columns) >= asked
            ? null
            : Find(
                Place.Budget,
                [nameof(Budget.MinReceptiveField)],
                model.Declaration.Host.Name,
                output.Name,
                LayerText.Pair(rows, columns),
                LayerText.Pair(asked, asked));
    }
}
