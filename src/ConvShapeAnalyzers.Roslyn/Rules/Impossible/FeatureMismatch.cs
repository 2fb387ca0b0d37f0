using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1004: declared linear input features are not those that arrive.</summary>
internal sealed class FeatureMismatch() : ShapeRule<FeaturesDiffer>(Descriptors.FeatureMismatch)
{
    protected override Finding Explain(FeaturesDiffer problem, CheckedModel model)
    {
        int producer = ModelText.Producer(model.Network, problem.Layer);
        string source = ModelText.Name(model.Network, producer);
        if (producer >= 0 && model.Network.Layers[producer] is { Kind: LayerKind.Flatten, Input.IsVector: false } flatten)
        {
            source += $", {ModelText.WithArticle($"{flatten.Input} feature map")}";
        }

        string arriving = LayerText.Number(problem.Arriving);
        return Find(
                problem.Layer,
                ["InFeatures"],
                ModelText.Name(model.Network, problem.Layer),
                LayerText.Number(problem.Declared),
                LayerText.Amount(problem.Arriving, "feature"),
                source,
                arriving)
            .LedBy(producer)
            .MendedBy("InFeatures", arriving)
            .MendedBy(Widths.Of(model.Network, producer, problem.Declared, "features"));
    }
}
