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
        string other = producer < 0 ? $"an input of {LayerText.Amount(problem.Declared, "channel")}" : $"filters: {declared} on {source}";
        return Find(
                problem.Layer,
                ["InChannels"],
                ModelText.Name(model.Network, problem.Layer),
                declared,
                LayerText.Amount(problem.Arriving, "channel"),
                source,
                arriving,
                other)
            .LedBy(producer)
            .MendedBy("InChannels", arriving);
    }
}
