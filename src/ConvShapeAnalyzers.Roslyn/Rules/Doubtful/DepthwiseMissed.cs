using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV2011: a convolution whose groups are the channels of an earlier map, not those of its own.</summary>
internal sealed class DepthwiseMissed() : LayerRule(Descriptors.DepthwiseMissed)
{
    protected override Finding? Check(int place, LayerInfo layer, CheckedModel model)
    {
        if (!MayBeMeant(place, model.Network))
        {
            return null;
        }

        // ResNeXt's groups are one number throughout, and equal some channels by chance.
        bool isConstant = Enumerable.Range(0, model.Network.Layers.Length)
            .Any(i => model.Network.Layers[i].Groups == layer.Groups && !MayBeMeant(i, model.Network));
        int producer = ModelText.Producer(model.Network, place);
        string channels = LayerText.Number(layer.Input.Channels);
        return isConstant
            ? null
            : Find(
                    place,
                    ["g"],
                    layer.Name,
                    LayerText.Number(layer.Groups),
                    model.Network.Layers[producer].Name,
                    channels)
                .LedBy(producer)
                .MendedBy("g", channels);
    }

    /// <summary>
    /// Whether the groups are the channels before the convolution that made the map, and the map's own channels would do as well: the layer
    /// before a depthwise one mostly widens the map.
    /// </summary>
    private static bool MayBeMeant(int place, InferredNetwork network)
    {
        LayerInfo layer = network.Layers[place];
        int channels = layer.Input.Channels;
        if (layer.Kind != LayerKind.Convolution || layer.Groups == 1 || layer.Groups >= channels || layer.Output.Channels % channels != 0)
        {
            return false;
        }

        int producer = ModelText.Producer(network, place);
        return producer >= 0 && network.Layers[producer].Kind == LayerKind.Convolution && network.Layers[producer].Input.Channels == layer.Groups;
    }
}
