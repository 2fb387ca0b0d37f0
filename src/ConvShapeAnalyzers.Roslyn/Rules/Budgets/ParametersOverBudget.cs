using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV5001: more learned values than the budget allows.</summary>
internal sealed class ParametersOverBudget() : LayerCostRule(Descriptors.ParametersOverBudget)
{
    protected override long Limit(Budget budget) => budget.Parameters;

    protected override long Cost(LayerInfo layer) => layer.Parameters;

    protected override string Remedy(InferredNetwork network, int place) => network.Layers[place].Kind switch
    {
        LayerKind.Linear => "fewer features",
        LayerKind.BatchNorm => "fewer channels",
        _ => "fewer filters or a smaller kernel",
    };
}
