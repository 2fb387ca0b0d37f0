using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1010, first half: a linear layer on a map that is not flattened.</summary>
internal sealed class FlattenMissing() : ShapeRule<NotFlat>(Descriptors.FlattenPlacement)
{
    protected override Finding Explain(NotFlat problem, CheckedModel model)
    {
        Finding finding = Find(
            problem.Layer,
            [],
            ModelText.Name(model.Network, problem.Layer),
            "a vector",
            ModelText.WithArticle($"{problem.Input} feature map"),
            "[FlattenLayer] above it");
        return finding with { Missing = new("ConvShape.FlattenLayerAttribute") };
    }
}

/// <summary>CONV1010, second half: a layer that needs rows and columns below a flattened map.</summary>
internal sealed class FlattenTooEarly() : ShapeRule<NotSpatial>(Descriptors.FlattenPlacement)
{
    protected override Finding Explain(NotSpatial problem, CheckedModel model)
    {
        int producer = ModelText.Producer(model.Network, problem.Layer);
        return Find(
                problem.Layer,
                [],
                ModelText.Name(model.Network, problem.Layer),
                "a feature map with rows and columns",
                $"a vector of {LayerText.Amount(problem.Input.Channels, "feature")} from {ModelText.Name(model.Network, producer)}",
                "to stand above the flattening")
            .LedBy(producer);
    }
}
