using ConvShape.Architecture;

namespace ConvShape.Engine.Reference;

/// <summary>Layers that change the size of a map without weights.</summary>
internal static class ReferenceResize
{
    /// <summary>y[i, j] = x[⌊i/s⌋, ⌊j/s⌋], or a mean of four neighbours.</summary>
    public static void Upsample(LayerInfo layer, ReadOnlySpan<float> input, Span<float> output)
    {
        int height = layer.Input.Height.Value, width = layer.Input.Width.Value;
        int outputHeight = layer.Output.Height.Value, outputWidth = layer.Output.Width.Value;
        for (int at = 0; at < output.Length; at++)
        {
            int channel = at / (outputHeight * outputWidth), i = at / outputWidth % outputHeight, j = at % outputWidth;
            ReadOnlySpan<float> map = input.Slice(channel * height * width, height * width);
            output[at] = layer.Interpolation == Interpolation.Nearest
                ? map[i / (outputHeight / height) * width + j / (outputWidth / width)]
                : Bilinear(map, height, width, Place(layer, i, height, outputHeight), Place(layer, j, width, outputWidth));
        }
    }

    /// <summary>y[i, j] = x[i − top, j − left], zero outside the map; a crop has its margins below zero.</summary>
    public static void Margins(LayerInfo layer, ReadOnlySpan<float> input, Span<float> output)
    {
        int sign = layer.Kind == LayerKind.Crop ? 1 : -1, height = layer.Input.Height.Value, width = layer.Input.Width.Value;
        int outputHeight = layer.Output.Height.Value, outputWidth = layer.Output.Width.Value;
        for (int at = 0; at < output.Length; at++)
        {
            int row = at / outputWidth % outputHeight + sign * layer.Rows.PaddingStart, column = at % outputWidth + sign * layer.Columns.PaddingStart;
            bool isInside = row >= 0 && row < height && column >= 0 && column < width;
            output[at] = isInside ? input[(at / (outputHeight * outputWidth) * height + row) * width + column] : 0;
        }
    }

    /// <summary>
    /// Where an output lies on the input: (i + ½)·H/h − ½, not before 0, or with corner over corner i·(H − 1)/(h − 1). PyTorch rounds the
    /// ratio to float32, which moves far places a little, and so the weights that follow from them.
    /// </summary>
    private static double Place(LayerInfo layer, int i, int input, int output)
    {
        if (layer.Interpolation == Interpolation.BilinearCorners)
        {
            return output == 1 ? 0 : (double)((input - 1f) / (output - 1)) * i;
        }

        double ratio = (float)input / output;
        return Math.Max(0, ratio * (i + 0.5) - 0.5);
    }

    /// <summary>The four values around a place, each weighted with how near it is.</summary>
    private static float Bilinear(ReadOnlySpan<float> map, int height, int width, double row, double column)
    {
        int top = Math.Min((int)row, height - 1), left = Math.Min((int)column, width - 1);
        int bottom = Math.Min(top + 1, height - 1), right = Math.Min(left + 1, width - 1);
        double down = Math.Clamp(row - top, 0, 1), across = Math.Clamp(column - left, 0, 1);
        double upper = (1 - across) * map[top * width + left] + across * map[top * width + right];
        double lower = (1 - across) * map[bottom * width + left] + across * map[bottom * width + right];
        return (float)((1 - down) * upper + down * lower);
    }
}
