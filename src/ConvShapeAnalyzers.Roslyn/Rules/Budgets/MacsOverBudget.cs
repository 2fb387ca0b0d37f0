using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV5002: more multiply–accumulates for one image than the budget allows.</summary>
internal sealed class MacsOverBudget() : LayerCostRule(Descriptors.MacsOverBudget)
{
    protected override long Limit(Budget budget) => budget.Macs;

    protected override long Cost(LayerInfo layer) => layer.Macs;

    protected override string Remedy(InferredNetwork network, int place) =>
        network.Layers[place].Kind == LayerKind.Linear ? "fewer features" : "fewer filters, a smaller kernel or a smaller map";
}
