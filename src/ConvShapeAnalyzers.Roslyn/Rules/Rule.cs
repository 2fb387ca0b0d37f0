using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>A model with every shape worked out: what rules look at.</summary>
internal sealed record CheckedModel(ModelDeclaration Declaration, InferredNetwork Network)
{
    private int[]? _readers;

    /// <summary>How often a layer, or −1 for the input, is read. Counted once: as many findings may ask as there are layers.</summary>
    public int Readers(int layer) => (_readers ??= CountReaders())[layer + 1];

    private int[] CountReaders()
    {
        int[] readers = new int[Network.Layers.Length + 1];
        foreach (LayerInfo layer in Network.Layers)
        {
            foreach (int source in layer.Sources)
            {
                readers[source + 1]++;
            }
        }

        return readers;
    }
}

/// <summary>One mistake that the compiler can find in a model. Needs no syntax, so that the generator can ask it too.</summary>
internal abstract class Rule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor => descriptor;

    public abstract IEnumerable<Finding> Check(CheckedModel model);

    /// <summary>The layers whose sizes may be judged: of a shape that is a guess nothing can be said, and of an impossible layer only that.</summary>
    public static IEnumerable<int> Possible(InferredNetwork network)
    {
        HashSet<int> impossible = [.. network.Problems.Select(problem => problem.Layer)];
        return Enumerable.Range(0, network.Layers.Length).Where(place => network.IsExact[place] && !impossible.Contains(place));
    }

    protected Finding Find(int place, string[] arguments, params object[] words) => new(descriptor, place, arguments, words);
}

/// <summary>A rule about something impossible that inference met.</summary>
internal abstract class ShapeRule<TProblem>(DiagnosticDescriptor descriptor) : Rule(descriptor)
    where TProblem : LayerProblem
{
    public sealed override IEnumerable<Finding> Check(CheckedModel model) =>
        model.Network.Problems.OfType<TProblem>()
            .Where(problem => problem.Layer < 0 || Concerns(model.Network.Layers[problem.Layer]))
            .Select(problem => Explain(problem, model));

    /// <summary>Whether a problem of this layer belongs to the rule: several rules may share one.</summary>
    protected virtual bool Concerns(LayerInfo layer) => true;

    protected abstract Finding Explain(TProblem problem, CheckedModel model);
}

/// <summary>A rule about the declaration itself.</summary>
internal abstract class DeclarationRule<TProblem>(DiagnosticDescriptor descriptor) : Rule(descriptor)
    where TProblem : DeclarationProblem
{
    public sealed override IEnumerable<Finding> Check(CheckedModel model) =>
        model.Declaration.Problems.OfType<TProblem>().Select(problem => Explain(problem));

    protected abstract Finding Explain(TProblem problem);
}

/// <summary>A rule about a layer that is possible, but probably not meant.</summary>
internal abstract class LayerRule(DiagnosticDescriptor descriptor) : Rule(descriptor)
{
    public sealed override IEnumerable<Finding> Check(CheckedModel model)
    {
        foreach (int place in Possible(model.Network))
        {
            if (Check(place, model.Network.Layers[place], model) is { } finding)
            {
                yield return finding;
            }
        }
    }

    protected abstract Finding? Check(int place, LayerInfo layer, CheckedModel model);
}
