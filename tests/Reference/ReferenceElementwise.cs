using ConvShape.Architecture;

namespace ConvShape.Engine.Reference;

/// <summary>Layers that look at one position at a time.</summary>
internal static class ReferenceElementwise
{
    /// <summary>exp(x − m) / Σ exp(x − m) over the channels at each position; the largest value m keeps the exponentials within range.</summary>
    public static void Softmax(LayerInfo layer, ReadOnlySpan<float> input, Span<float> output)
    {
        int area = layer.Input.Height.Value * layer.Input.Width.Value;
        for (int position = 0; position < area; position++)
        {
            double max = double.NegativeInfinity;
            for (int i = position; i < input.Length; i += area)
            {
                max = Math.Max(max, input[i]);
            }

            double sum = 0;
            for (int i = position; i < input.Length; i += area)
            {
                sum += Math.Exp(input[i] - max);
            }

            for (int i = position; i < input.Length; i += area)
            {
                output[i] = (float)(Math.Exp(input[i] - max) / sum);
            }
        }
    }

    /// <summary>γ · (x − μ) / √(σ² + ε) + β, each channel with its own.</summary>
    public static void BatchNorm(LayerInfo layer, LayerTensors tensors, ReadOnlySpan<float> input, Span<float> output)
    {
        int area = layer.Input.Height.Value * layer.Input.Width.Value;
        for (int i = 0; i < input.Length; i++)
        {
            int channel = i / area;
            double deviation = Math.Sqrt(tensors.Variance.Span[channel] + layer.Epsilon);
            double normal = ((double)input[i] - tensors.Mean.Span[channel]) / deviation;
            output[i] = (float)(tensors.Weight.Span[channel] * normal + tensors.Bias.Span[channel]);
        }
    }
}
