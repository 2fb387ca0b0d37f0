using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1001: declared input channels are not those that arrive.</summary>
internal sealed class ChannelMismatch() : ShapeRule<ChannelsDiffer>(Descriptors.ChannelMismatch)
{
    protected override Finding Explain(ChannelsDiffer problem, CheckedModel model)
    {
        int producer = ModelText.Producer(model.Network, problem.Layer);
        string source = ModelText.Name(model.Network, producer);
        string declared = LayerText.Number(problem.Declared), arriving = LayerText.Number(problem.Arriving);
        string remedy = $"InChannels = {arriving}";
        string? other = Producing(model, problem, producer);
        return Find(
                problem.Layer,
                ["InChannels"],
                ModelText.Name(model.Network, problem.Layer),
                declared,
                LayerText.Amount(problem.Arriving, "channel"),
                source,
                other is null ? remedy : $"{remedy}, or {other}")
            .LedBy(producer)
            .MendedBy("InChannels", arriving)
            .MendedBy(Widths.Of(model.Network, producer, problem.Declared, "filters"));
    }

    /// <summary>What would make the declared channels arrive; null where other layers depend on those that do, or no number alone decides them.</summary>
    private static string? Producing(CheckedModel model, ChannelsDiffer problem, int producer)
    {
        InferredNetwork network = model.Network;
        int[] alone = ModelText.Alone(model, network.Layers[problem.Layer].Sources[0]).TakeWhile(layer => layer >= producer).ToArray();
        bool isFree = alone.Contains(producer) &&
            alone.TakeWhile(layer => layer != producer).All(layer => network.Declared.Layers[layer].Spec is not BatchNormSpec { Features: not null });
        int? groups = !isFree || producer < 0 ? null : network.Declared.Layers[producer].Spec switch
        {
            ConvolutionSpec convolution => convolution.Groups,
            TransposedConvolutionSpec transposed => transposed.Groups,
            _ => null,
        };
        return isFree && producer < 0 ? $"an input of {LayerText.Amount(problem.Declared, "channel")}"
            : groups is int g && problem.Declared % g == 0 ? $"filters: {LayerText.Number(problem.Declared)} on {network.Layers[producer].Name}"
            : null;
    }
}
