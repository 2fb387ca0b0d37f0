using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Roslyn.Parsing;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV5003: more memory for the maps of one image than the budget allows.</summary>
internal sealed class PeakBytesOverBudget() : CostRule(Descriptors.PeakBytesOverBudget)
{
    protected override long Limit(Budget budget) => budget.PeakBytes;

    /// <summary>The input, the memory between the steps, and every result.</summary>
    protected override long Cost(InferredNetwork network) => network.Outputs
        .Select(output => network.Layers[output].Output.Bytes)
        .Aggregate(
            Saturating.Add(network.Input.Bytes, Saturating.Multiply(ExecutionPlan.PeakElements(network), sizeof(float))), Saturating.Add);

    /// <summary>Maps that lie in memory: what is fused into a step leaves none of its own, so each goes by the layer that opens its step.</summary>
    protected override IEnumerable<Contribution> Contributions(InferredNetwork network) => ExecutionPlan.Counted(network).Steps
        .Where(step => step.Layers.Length > 0)
        .Select(step => new Contribution(step.Layers[0], network.Layers[step.Layers[0]].Output.Bytes))
        .Prepend(new Contribution(Place.Input, network.Input.Bytes));

    protected override string Name(InferredNetwork network, int place) =>
        place < 0 ? $"the {network.Input} input" : $"the {ModelText.Map(network.Layers[place].Output)} of {network.Layers[place].Name}";

    protected override string Remedy(InferredNetwork network, int place) =>
        place >= 0 && network.Layers[place].Output.IsVector ? "fewer features" : "fewer channels or a smaller map";
}
