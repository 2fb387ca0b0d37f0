using System.Globalization;
using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Roslyn.Parsing;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>A rule about a limit that the model's budget sets.</summary>
internal abstract class BudgetRule(DiagnosticDescriptor descriptor) : Rule(descriptor)
{
    public sealed override IEnumerable<Finding> Check(CheckedModel model)
    {
        // A sum with a guess in it is a guess.
        bool isExact = model.Network.Layers.Length > 0 && model.Network.Problems.Length == 0 && model.Network.IsExact.All(exact => exact);
        return isExact && Check(model, model.Declaration.Budget) is { } finding ? [finding] : [];
    }

    protected abstract Finding? Check(CheckedModel model, Budget budget);
}

/// <summary>A part of what a model costs.</summary>
/// <param name="Place">The layer, or <see cref="Parsing.Place.Input"/>.</param>
/// <param name="Amount">How much of the cost is its own.</param>
internal readonly record struct Contribution(int Place, long Amount);

/// <summary>A rule about a cost with an upper limit. It stands on what contributes most.</summary>
internal abstract class CostRule(DiagnosticDescriptor descriptor) : BudgetRule(descriptor)
{
    protected sealed override Finding? Check(CheckedModel model, Budget budget)
    {
        // Working out the cost may take a whole plan: only where it is asked.
        long limit = Limit(budget);
        if (limit == 0 || Cost(model.Network) is var cost && cost <= limit)
        {
            return null;
        }

        Contribution largest = Contributions(model.Network).Aggregate((most, next) => next.Amount > most.Amount ? next : most);
        return Find(
            largest.Place,
            [],
            model.Declaration.Host.Name,
            LayerText.Count(cost),
            LayerText.Count(limit),
            Name(model.Network, largest.Place),
            LayerText.Count(largest.Amount),
            Share(largest.Amount, cost),
            Remedy(model.Network, largest.Place),
            LayerText.Number(cost));
    }

    /// <summary>The most that the model may cost; 0 for no limit.</summary>
    protected abstract long Limit(Budget budget);

    protected abstract long Cost(InferredNetwork network);

    /// <summary>What the cost is made of, in source order.</summary>
    protected abstract IEnumerable<Contribution> Contributions(InferredNetwork network);

    protected virtual string Name(InferredNetwork network, int place) => ModelText.Name(network, place);

    /// <summary>As in "fewer features": what makes that contribution smaller.</summary>
    protected abstract string Remedy(InferredNetwork network, int place);

    private static string Share(long part, long whole)
    {
        double percent = 100.0 * part / whole;
        return percent < 1 ? "less than 1 %" : percent.ToString("0", CultureInfo.InvariantCulture) + " %";
    }
}

/// <summary>A rule about a cost that is the sum of what each layer costs.</summary>
internal abstract class LayerCostRule(DiagnosticDescriptor descriptor) : CostRule(descriptor)
{
    protected abstract long Cost(LayerInfo layer);

    protected sealed override long Cost(InferredNetwork network) =>
        Contributions(network).Aggregate(0L, (sum, contribution) => Saturating.Add(sum, contribution.Amount));

    protected sealed override IEnumerable<Contribution> Contributions(InferredNetwork network) =>
        network.Layers.Select((layer, i) => new Contribution(i, Cost(layer)));
}
