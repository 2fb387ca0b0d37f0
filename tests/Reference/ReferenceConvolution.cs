using ConvShape.Architecture;

namespace ConvShape.Engine.Reference;

/// <summary>Cross-correlation: every filter at every position is the weighted sum of what its window sees, plus a bias.</summary>
internal static class ReferenceConvolution
{
    /// <summary>
    /// y[f, i, j] = b[f] + Σ over c, u, v of w[f, c, u, v] · x[c, i·s + u·d − p, j·s + v·d − p], with zero outside the map.
    /// Filter f of group γ sees the channels of that group only.
    /// </summary>
    public static void Run(LayerInfo layer, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> input, Span<float> output)
    {
        int height = layer.Input.Height.Value, width = layer.Input.Width.Value;
        int outputHeight = layer.Output.Height.Value, outputWidth = layer.Output.Width.Value;
        int channels = layer.Input.Channels / layer.Groups, filters = layer.Output.Channels / layer.Groups;
        for (int filter = 0; filter < layer.Output.Channels; filter++)
        {
            int firstChannel = filter / filters * channels;
            for (int i = 0; i < outputHeight; i++)
            {
                for (int j = 0; j < outputWidth; j++)
                {
                    double sum = bias.IsEmpty ? 0 : bias[filter];
                    for (int channel = 0; channel < channels; channel++)
                    {
                        for (int u = 0; u < layer.Rows.Kernel; u++)
                        {
                            for (int v = 0; v < layer.Columns.Kernel; v++)
                            {
                                int row = i * layer.Rows.Stride + u * layer.Rows.Dilation - layer.Rows.PaddingStart;
                                int column = j * layer.Columns.Stride + v * layer.Columns.Dilation - layer.Columns.PaddingStart;
                                bool isInside = row >= 0 && row < height && column >= 0 && column < width;
                                float value = isInside ? input[((firstChannel + channel) * height + row) * width + column] : 0;
                                sum += (double)weight[((filter * channels + channel) * layer.Rows.Kernel + u) * layer.Columns.Kernel + v] * value;
                            }
                        }
                    }

                    output[(filter * outputHeight + i) * outputWidth + j] = (float)sum;
                }
            }
        }
    }
}
