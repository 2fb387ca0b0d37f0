using ConvShape.Architecture;

namespace ConvShape.Engine.Reference;

/// <summary>
/// The engine as a textbook writes it: for each kind of layer the plain loops of its definition. Slow, and the measure of every
/// other kernel. Sums are taken in double, so that what is left is the rounding of the result.
/// </summary>
internal static class ReferenceLayer
{
    /// <summary>Runs a layer on a batch of N×C×H×W maps. Tensors as PyTorch shapes them; no bias is an empty span.</summary>
    public static void Run(
        LayerInfo layer, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> input, Span<float> output, int batch)
    {
        int inputLength = (int)layer.Input.Elements, outputLength = (int)layer.Output.Elements;
        for (int image = 0; image < batch; image++)
        {
            ReadOnlySpan<float> from = input.Slice(image * inputLength, inputLength);
            Span<float> to = output.Slice(image * outputLength, outputLength);
            switch (layer.Kind)
            {
                case LayerKind.Convolution:
                    ReferenceConvolution.Run(layer, weight, bias, from, to);
                    break;
                case LayerKind.Linear:
                    ReferenceLinear.Run(layer, weight, bias, from, to);
                    break;
                case LayerKind.MaxPool:
                    ReferencePooling.Max(layer, from, to);
                    break;
                case LayerKind.AveragePool:
                    ReferencePooling.Average(layer, from, to);
                    break;
                case LayerKind.GlobalMaxPool:
                    ReferencePooling.GlobalMax(layer, from, to);
                    break;
                case LayerKind.GlobalAveragePool:
                    ReferencePooling.GlobalAverage(layer, from, to);
                    break;
                case LayerKind.Relu:
                    ReferenceElementwise.Relu(from, to);
                    break;
                case LayerKind.Softmax:
                    ReferenceElementwise.Softmax(layer, from, to);
                    break;
                case LayerKind.Flatten or LayerKind.Dropout:
                    from.CopyTo(to);
                    break;
                default:
                    throw new NotSupportedException($"{layer.Name}: {layer.Kind} has no reference kernel.");
            }
        }
    }
}
