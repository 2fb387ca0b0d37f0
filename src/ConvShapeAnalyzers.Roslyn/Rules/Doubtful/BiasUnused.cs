using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV2007: a bias that a batch normalisation subtracts again, with the mean of its channel.</summary>
internal sealed class BiasUnused() : Rule(Descriptors.BiasUnused)
{
    public override IEnumerable<Finding> Check(CheckedModel model)
    {
        Readers readers = new(model);
        foreach (int place in Possible(model.Network))
        {
            LayerInfo layer = model.Network.Layers[place];

            // A map that something else reads too needs its bias there.
            if (layer.HasBias && readers.Only(place) is int norm && model.Network.Layers[norm].Kind == LayerKind.BatchNorm)
            {
                yield return Find(
                        place,
                        ["Bias"],
                        layer.Name,
                        LayerText.Amount(layer.Output.Channels, "value"),
                        model.Network.Layers[norm].Name)
                    .MendedBy("Bias", "false");
            }
        }
    }
}
