using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>What makes a map of other channels, or a vector of other features, where it is made.</summary>
internal static class Widths
{
    /// <summary>The mend that has the layer behind a map make so many; none where no number of one layer decides it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source">The layer that gives out the map; −1 for the network's input.</param>
    /// <param name="width">How many channels or features it should have.</param>
    /// <param name="way">Tells this way from others of the rule.</param>
    public static IEnumerable<Mend> Of(InferredNetwork network, int source, int width, string way)
    {
        int producer = ModelText.ProducerOf(network, source);
        string? argument = producer < 0 ? null : network.Layers[producer].Kind switch
        {
            LayerKind.Convolution or LayerKind.TransposedConvolution => "filters",
            LayerKind.Linear => "features",
            _ => null,
        };
        if (argument is not null)
        {
            yield return new Mend(way, new SetArgument(producer, argument, LayerText.Number(width)));
        }
    }
}
