using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1010, first half: a linear layer on a map that is not flattened.</summary>
internal sealed class FlattenMissing() : ShapeRule<NotFlat>(Descriptors.FlattenPlacement)
{
    public const string Flatten = "ConvShape.FlattenLayerAttribute";

    protected override Finding Explain(NotFlat problem, CheckedModel model)
    {
        return Find(
                problem.Layer,
                [],
                ModelText.Name(model.Network, problem.Layer),
                "a vector",
                ModelText.WithArticle($"{problem.Input} feature map"),
                "[FlattenLayer] above it")
            .MendedBy(new Mend("", new InsertAbove(problem.Layer, Flatten)));
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
                producer >= 0 && model.Network.Layers[producer].Kind == LayerKind.Linear
                    ? "to stand above the flattening: no layer makes a map of a vector"
                    : "to stand above the flattening")
            .LedBy(producer)
            .MendedBy(Moves(problem.Layer, model.Network));
    }

    /// <summary>The flattening above a layer goes, or stands above the first layer below that needs it.</summary>
    private static IEnumerable<Mend> Moves(int place, InferredNetwork network)
    {
        int flatten = network.Layers[place].Sources[0];
        while (flatten >= 0 && network.Layers[flatten].Kind is not (LayerKind.Flatten or LayerKind.Linear))
        {
            flatten = network.Layers[flatten].Sources[0];
        }

        if (flatten < 0 || network.Layers[flatten] is not { Kind: LayerKind.Flatten, Input.IsVector: false })
        {
            yield break;
        }

        int linear = Enumerable.Range(place + 1, network.Layers.Length - place - 1).FirstOrDefault(i => network.Layers[i].Kind == LayerKind.Linear);
        RemoveLayer removal = new(flatten);
        yield return linear == 0 ? new Mend("", removal) : new Mend("", removal, new InsertAbove(linear, FlattenMissing.Flatten));
    }
}
