using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// Makes a weighted layer and the batch normalisation behind it one layer: W′ = W · scale and b′ = b · scale + shift, filter by filter.
/// Worked out in double and rounded once, as the weights are packed: no copy of them is made for it.
/// </summary>
internal static class BatchNormFolding
{
    /// <summary>The layer with its tensors changed so that it gives what the normalisation would make of its results. It has a bias then.</summary>
    /// <exception cref="ArgumentException">The layer has no weights to fold into, the two do not fit, or a tensor does not have the size declared.</exception>
    public static (LayerInfo Layer, LayerTensors Tensors) Fold(LayerInfo layer, LayerTensors tensors, LayerInfo norm, LayerTensors normTensors)
    {
        if (!layer.Kind.TakesBatchNorm() || norm.Kind != LayerKind.BatchNorm || norm.Input.Channels != layer.Output.Channels)
        {
            throw new ArgumentException($"{norm.Name}: a {norm.Kind} layer of {norm.Input} cannot be folded into {layer.Name}, a {layer.Kind} layer that makes {layer.Output}.", nameof(norm));
        }

        OperatorChecks.Tensors(layer, tensors);
        OperatorChecks.Tensors(norm, normTensors);
        ChannelScaling[] channels = ChannelScaling.Of(norm, normTensors);
        ReadOnlySpan<float> bias = tensors.Bias.Span;
        float[] foldedBias = new float[channels.Length];
        double[] scale = new double[channels.Length];
        for (int i = 0; i < channels.Length; i++)
        {
            scale[i] = channels[i].Scale;
            foldedBias[i] = (float)((bias.IsEmpty ? 0 : bias[i] * channels[i].Scale) + channels[i].Shift);
        }

        return (layer with { HasBias = true }, new LayerTensors(tensors.Weight, foldedBias, Scale: scale));
    }
}
