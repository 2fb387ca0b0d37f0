using ConvShape.Architecture;

namespace ConvShape.Engine.Reference;

/// <summary>A linear layer: y = W·x + b.</summary>
internal static class ReferenceLinear
{
    /// <summary>Weights are outputs×inputs.</summary>
    public static void Run(LayerInfo layer, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> input, Span<float> output)
    {
        for (int feature = 0; feature < layer.Output.Channels; feature++)
        {
            double sum = bias.IsEmpty ? 0 : bias[feature];
            for (int i = 0; i < input.Length; i++)
            {
                sum += (double)weight[feature * input.Length + i] * input[i];
            }

            output[feature] = (float)sum;
        }
    }
}
