using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// Makes a weighted layer and the batch normalisation behind it one layer: W′ = W · scale and b′ = b · scale + shift, filter by filter.
/// Worked out in double and rounded once.
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
        ReadOnlySpan<float> weight = tensors.Weight.Span, bias = tensors.Bias.Span;
        float[] foldedWeight = new float[weight.Length], foldedBias = new float[channels.Length];
        for (int i = 0; i < weight.Length; i++)
        {
            foldedWeight[i] = (float)(weight[i] * channels[Filter(layer, weight.Length, i)].Scale);
        }

        for (int i = 0; i < channels.Length; i++)
        {
            foldedBias[i] = (float)((bias.IsEmpty ? 0 : bias[i] * channels[i].Scale) + channels[i].Shift);
        }

        return (layer with { HasBias = true }, new LayerTensors(foldedWeight, foldedBias));
    }

    /// <summary>The filter that a weight belongs to: the first axis, or of a transposed convolution, C×(F/g)×kh×kw, the group of the first and the second.</summary>
    private static int Filter(LayerInfo layer, int weights, int index)
    {
        int filters = layer.Output.Channels;
        if (layer.Kind != LayerKind.TransposedConvolution)
        {
            return index / (weights / filters);
        }

        int taps = layer.Rows.Kernel * layer.Columns.Kernel, filtersPerGroup = filters / layer.Groups;
        int channel = index / (filtersPerGroup * taps), group = channel / (layer.Input.Channels / layer.Groups);
        return group * filtersPerGroup + index / taps % filtersPerGroup;
    }
}
