using ConvShape.Roslyn.Parsing;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV3001: the model class is not partial.</summary>
internal sealed class PartialMissing() : DeclarationRule<NotPartial>(Descriptors.PartialMissing)
{
    protected override Finding Explain(NotPartial problem) => Find(problem.Layer, [], problem.Host);
}

/// <summary>CONV3003: layers on several parts of a class.</summary>
internal sealed class LayersSpread() : DeclarationRule<LayersElsewhere>(Descriptors.LayersSpread)
{
    protected override Finding Explain(LayersElsewhere problem) => Find(Place.Elsewhere, [], problem.Host);
}

/// <summary>CONV3005: a layer's name is taken, or cannot be a property.</summary>
internal sealed class LayerName() : DeclarationRule<UnusableName>(Descriptors.LayerName)
{
    protected override Finding Explain(UnusableName problem) => Find(problem.Layer, ["Name"], problem.LayerName, problem.Reason);
}

/// <summary>CONV3006: a type that cannot carry a model.</summary>
internal sealed class HostUnfit() : DeclarationRule<UnusableHost>(Descriptors.HostUnfit)
{
    protected override Finding Explain(UnusableHost problem) => Find(problem.Layer, [], problem.Host, problem.Reason, problem.Remedy);
}

/// <summary>CONV3007: an input shape without a layer.</summary>
internal sealed class LayersMissing() : DeclarationRule<NoLayers>(Descriptors.LayersMissing)
{
    protected override Finding Explain(NoLayers problem) => Find(problem.Layer, [], problem.Host);
}
