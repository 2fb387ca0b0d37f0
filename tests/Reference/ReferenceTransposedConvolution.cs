using ConvShape.Architecture;

namespace ConvShape.Engine.Reference;

/// <summary>A convolution run backwards: every value spreads over a window of the output.</summary>
internal static class ReferenceTransposedConvolution
{
    /// <summary>
    /// y[f, i·s + u·d − p, j·s + v·d − p] += w[c, f, u, v] · x[c, i, j] for all c, i, j, u, v, over a bias b[f]; what falls outside the
    /// output is lost. Channel c of group γ spreads to the filters of that group only.
    /// </summary>
    public static void Run(LayerInfo layer, LayerTensors tensors, ReadOnlySpan<float> input, Span<float> output)
    {
        int height = layer.Input.Height.Value, width = layer.Input.Width.Value;
        int outputHeight = layer.Output.Height.Value, outputWidth = layer.Output.Width.Value;
        int channels = layer.Input.Channels / layer.Groups, filters = layer.Output.Channels / layer.Groups;
        int kernelHeight = layer.Rows.Kernel, kernelWidth = layer.Columns.Kernel;
        ReadOnlySpan<float> weights = tensors.Weight.Span;
        double[] sums = new double[output.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = tensors.Bias.IsEmpty ? 0 : tensors.Bias.Span[i / (outputHeight * outputWidth)];
        }

        for (int at = 0; at < input.Length; at++)
        {
            int channel = at / (height * width), i = at / width % height, j = at % width;
            for (int filter = 0; filter < filters; filter++)
            {
                for (int tap = 0; tap < kernelHeight * kernelWidth; tap++)
                {
                    int row = i * layer.Rows.Stride + tap / kernelWidth * layer.Rows.Dilation - layer.Rows.PaddingStart;
                    int column = j * layer.Columns.Stride + tap % kernelWidth * layer.Columns.Dilation - layer.Columns.PaddingStart;
                    if (row >= 0 && row < outputHeight && column >= 0 && column < outputWidth)
                    {
                        int target = channel / channels * filters + filter;
                        double weight = weights[(channel * filters + filter) * kernelHeight * kernelWidth + tap];
                        sums[(target * outputHeight + row) * outputWidth + column] += weight * input[at];
                    }
                }
            }
        }

        for (int i = 0; i < sums.Length; i++)
        {
            output[i] = (float)sums[i];
        }
    }
}
