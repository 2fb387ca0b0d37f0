using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1009: declared normalisation features are not the channels that arrive.</summary>
internal sealed class NormalisationMismatch() : ShapeRule<NormalisedFeaturesDiffer>(Descriptors.NormalisationMismatch)
{
    protected override Finding Explain(NormalisedFeaturesDiffer problem, CheckedModel model)
    {
        int producer = ModelText.Producer(model.Network, problem.Layer);
        string arriving = LayerText.Number(problem.Arriving);
        string what = model.Network.Layers[problem.Layer].Input.IsVector ? "feature" : "channel";
        return Find(
                problem.Layer,
                ["Features"],
                ModelText.Name(model.Network, problem.Layer),
                LayerText.Number(problem.Declared),
                LayerText.Amount(problem.Arriving, what),
                ModelText.Name(model.Network, producer),
                arriving)
            .LedBy(producer)
            .MendedBy("Features", arriving)
            .MendedBy(Widths.Of(model.Network, producer, problem.Declared, "width"));
    }
}
