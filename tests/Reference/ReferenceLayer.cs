using ConvShape.Architecture;

namespace ConvShape.Engine.Reference;

/// <summary>
/// The engine as a textbook writes it: for each kind of layer the plain loops of its definition. Slow, and the measure of every
/// other kernel. Sums are taken in double, so that what is left is the rounding of the result.
/// </summary>
internal static class ReferenceLayer
{
    /// <summary>Runs a layer on a batch of N×C×H×W maps. Tensors as PyTorch shapes them.</summary>
    public static void Run(LayerInfo layer, LayerTensors tensors, ReadOnlyMemory<float>[] inputs, Span<float> output, int batch)
    {
        ReadOnlySpan<float> weight = tensors.Weight.Span, bias = tensors.Bias.Span;
        int outputLength = (int)layer.Output.Elements;
        for (int image = 0; image < batch; image++)
        {
            ReadOnlyMemory<float>[] maps = [.. inputs.Select(input => input.Slice(input.Length / batch * image, input.Length / batch))];
            ReadOnlySpan<float> from = maps[0].Span;
            Span<float> to = output.Slice(image * outputLength, outputLength);
            switch (layer.Kind)
            {
                case LayerKind.Convolution:
                    ReferenceConvolution.Run(layer, weight, bias, from, to);
                    break;
                case LayerKind.TransposedConvolution:
                    ReferenceTransposedConvolution.Run(layer, tensors, from, to);
                    break;
                case LayerKind.Linear:
                    ReferenceLinear.Run(layer, weight, bias, from, to);
                    break;
                case LayerKind.MaxPool:
                    ReferencePooling.Max(layer, from, to);
                    break;
                case LayerKind.MinPool:
                    ReferencePooling.Min(layer, from, to);
                    break;
                case LayerKind.L2Pool:
                    ReferencePooling.Norm(layer, from, to);
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
                case LayerKind.AdaptiveAveragePool:
                    ReferencePooling.Adaptive(layer, from, to);
                    break;
                case LayerKind.BatchNorm:
                    ReferenceElementwise.BatchNorm(layer, tensors, from, to);
                    break;
                case LayerKind.Add:
                    ReferenceMerge.Add(maps, to);
                    break;
                case LayerKind.Multiply:
                    ReferenceMerge.Multiply(layer, maps, to);
                    break;
                case LayerKind.Concat:
                    ReferenceMerge.Concat(maps, to);
                    break;
                case LayerKind.Upsample:
                    ReferenceResize.Upsample(layer, from, to);
                    break;
                case LayerKind.Crop or LayerKind.ZeroPad:
                    ReferenceResize.Margins(layer, from, to);
                    break;
                case LayerKind.Softmax:
                    ReferenceElementwise.Softmax(layer, from, to);
                    break;
                case LayerKind.Flatten or LayerKind.Dropout or LayerKind.Output:
                    from.CopyTo(to);
                    break;
                default:
                    ReferenceActivation.Run(layer, from, to);
                    break;
            }
        }
    }
}
