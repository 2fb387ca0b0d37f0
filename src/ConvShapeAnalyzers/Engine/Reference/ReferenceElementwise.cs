using ConvShape.Architecture;

namespace ConvShape.Engine.Reference;

/// <summary>Layers that look at one position at a time.</summary>
internal static class ReferenceElementwise
{
    /// <summary>max(0, x). NaN stays NaN and −0 stays −0, as in PyTorch.</summary>
    public static void Relu(ReadOnlySpan<float> input, Span<float> output)
    {
        for (int i = 0; i < input.Length; i++)
        {
            output[i] = input[i] < 0 ? 0 : input[i];
        }
    }

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
}
