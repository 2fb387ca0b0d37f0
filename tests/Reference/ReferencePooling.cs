using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Engine.Reference;

/// <summary>Pools: one value from every window, channel by channel.</summary>
internal static class ReferencePooling
{
    /// <summary>
    /// The largest value of every window. Padding is no value: a window that sees padding alone gives −∞. A NaN in the window is the
    /// result, as in PyTorch's <c>val &gt; max || isnan(val)</c>.
    /// </summary>
    public static void Max(LayerInfo layer, ReadOnlySpan<float> input, Span<float> output)
    {
        int height = layer.Input.Height.Value, width = layer.Input.Width.Value;
        int next = 0;
        for (int channel = 0; channel < layer.Input.Channels; channel++)
        {
            for (int i = 0; i < layer.Output.Height.Value; i++)
            {
                for (int j = 0; j < layer.Output.Width.Value; j++)
                {
                    float max = float.NegativeInfinity;
                    for (int u = 0; u < layer.Rows.Kernel; u++)
                    {
                        for (int v = 0; v < layer.Columns.Kernel; v++)
                        {
                            int row = Position(layer.Rows, i, u), column = Position(layer.Columns, j, v);
                            if (row >= 0 && row < height && column >= 0 && column < width)
                            {
                                max = Larger(max, input[(channel * height + row) * width + column]);
                            }
                        }
                    }

                    output[next++] = max;
                }
            }
        }
    }

    /// <summary>The smallest value of every window: −max(−x).</summary>
    public static void Min(LayerInfo layer, ReadOnlySpan<float> input, Span<float> output)
    {
        float[] negated = new float[input.Length];
        for (int i = 0; i < input.Length; i++)
        {
            negated[i] = -input[i];
        }

        Max(layer, negated, output);
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = -output[i];
        }
    }

    /// <summary>
    /// √Σx² of every window, zero outside the map. Of a window that <see cref="WindowAxis.CeilMode"/> lets hang over the padded map,
    /// √(k² · mean of x²), which is what PyTorch's <c>lp_pool2d</c> computes.
    /// </summary>
    public static void Norm(LayerInfo layer, ReadOnlySpan<float> input, Span<float> output)
    {
        int height = layer.Input.Height.Value, width = layer.Input.Width.Value;
        int next = 0;
        for (int channel = 0; channel < layer.Input.Channels; channel++)
        {
            for (int i = 0; i < layer.Output.Height.Value; i++)
            {
                for (int j = 0; j < layer.Output.Width.Value; j++)
                {
                    double sum = 0;
                    int counted = 0, taps = layer.Rows.Kernel * layer.Columns.Kernel;
                    for (int tap = 0; tap < taps; tap++)
                    {
                        int row = Position(layer.Rows, i, tap / layer.Columns.Kernel), column = Position(layer.Columns, j, tap % layer.Columns.Kernel);
                        if (row >= 0 && row < height && column >= 0 && column < width)
                        {
                            double value = input[(channel * height + row) * width + column];
                            sum += value * value;
                        }

                        counted += row < height + layer.Rows.PaddingEnd && column < width + layer.Columns.PaddingEnd ? 1 : 0;
                    }

                    output[next++] = (float)Math.Sqrt(sum * taps / counted);
                }
            }
        }
    }

    /// <summary>The mean of rows ⌊i·H/h⌋ to ⌈(i+1)·H/h⌉ and the like columns, for every output (i, j).</summary>
    public static void Adaptive(LayerInfo layer, ReadOnlySpan<float> input, Span<float> output)
    {
        int height = layer.Input.Height.Value, width = layer.Input.Width.Value;
        int outputHeight = layer.Output.Height.Value, outputWidth = layer.Output.Width.Value;
        for (int at = 0; at < output.Length; at++)
        {
            int channel = at / (outputHeight * outputWidth), i = at / outputWidth % outputHeight, j = at % outputWidth;
            int top = (int)Math.Floor((double)i * height / outputHeight), bottom = (int)Math.Ceiling((i + 1.0) * height / outputHeight);
            int left = (int)Math.Floor((double)j * width / outputWidth), right = (int)Math.Ceiling((j + 1.0) * width / outputWidth);
            double sum = 0;
            for (int row = top; row < bottom; row++)
            {
                for (int column = left; column < right; column++)
                {
                    sum += input[(channel * height + row) * width + column];
                }
            }

            output[at] = (float)(sum / ((bottom - top) * (right - left)));
        }
    }

    /// <summary>
    /// The mean of every window. The divisor counts the values inside the map, or with <see cref="LayerInfo.CountIncludePad"/> also
    /// the padding; never the part of a window that <see cref="WindowAxis.CeilMode"/> lets hang over the padded map. A window that
    /// sees no value gives 0. As PyTorch's <c>avg_pool2d</c>.
    /// </summary>
    public static void Average(LayerInfo layer, ReadOnlySpan<float> input, Span<float> output)
    {
        int height = layer.Input.Height.Value, width = layer.Input.Width.Value;
        int next = 0;
        for (int channel = 0; channel < layer.Input.Channels; channel++)
        {
            for (int i = 0; i < layer.Output.Height.Value; i++)
            {
                for (int j = 0; j < layer.Output.Width.Value; j++)
                {
                    double sum = 0;
                    int inside = 0, counted = 0;
                    for (int u = 0; u < layer.Rows.Kernel; u++)
                    {
                        for (int v = 0; v < layer.Columns.Kernel; v++)
                        {
                            int row = Position(layer.Rows, i, u), column = Position(layer.Columns, j, v);
                            if (row >= 0 && row < height && column >= 0 && column < width)
                            {
                                sum += input[(channel * height + row) * width + column];
                                inside++;
                            }

                            if (row < height + layer.Rows.PaddingEnd && column < width + layer.Columns.PaddingEnd)
                            {
                                counted++;
                            }
                        }
                    }

                    output[next++] = inside == 0 ? 0 : (float)(sum / (layer.CountIncludePad ? counted : inside));
                }
            }
        }
    }

    /// <summary>The largest value of every channel; NaN where there is one.</summary>
    public static void GlobalMax(LayerInfo layer, ReadOnlySpan<float> input, Span<float> output)
    {
        int area = layer.Input.Height.Value * layer.Input.Width.Value;
        for (int channel = 0; channel < layer.Input.Channels; channel++)
        {
            float max = float.NegativeInfinity;
            foreach (float value in input.Slice(channel * area, area))
            {
                max = Larger(max, value);
            }

            output[channel] = max;
        }
    }

    /// <summary>The mean of every channel.</summary>
    public static void GlobalAverage(LayerInfo layer, ReadOnlySpan<float> input, Span<float> output)
    {
        int area = layer.Input.Height.Value * layer.Input.Width.Value;
        for (int channel = 0; channel < layer.Input.Channels; channel++)
        {
            double sum = 0;
            foreach (float value in input.Slice(channel * area, area))
            {
                sum += value;
            }

            output[channel] = (float)(sum / area);
        }
    }

    private static float Larger(float max, float value) => value > max || float.IsNaN(value) ? value : max;

    /// <summary>Where a tap of a window lies on the map: negative in the padding before it, the map's size or more behind it.</summary>
    private static int Position(WindowAxis axis, int window, int tap) => window * axis.Stride + tap * axis.Dilation - axis.PaddingStart;
}
