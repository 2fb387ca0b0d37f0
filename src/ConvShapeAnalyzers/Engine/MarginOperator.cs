using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>Takes rows and columns away at the borders, or puts zeros there: a crop is a padding with less than nothing.</summary>
internal sealed unsafe class MarginOperator : MapOperator
{
    /// <summary>Rows and columns of zeros before the map; negative, of the map that are left out.</summary>
    private readonly int _top;
    private readonly int _left;

    /// <summary>The part of the output that holds values of the input.</summary>
    private readonly int _height;
    private readonly int _width;

    public MarginOperator(LayerInfo layer)
        : base(layer)
    {
        int sign = layer.Kind == LayerKind.Crop ? -1 : 1;
        _top = sign * layer.Rows.PaddingStart;
        _left = sign * layer.Columns.PaddingStart;
        _height = Math.Min(layer.Input.Height.Value, layer.Output.Height.Value);
        _width = Math.Min(layer.Input.Width.Value, layer.Output.Width.Value);
    }

    protected override void Compute(float* input, float* output, int batch, float* scratch)
    {
        nint pitch = Layer.Input.Width.Value, width = Layer.Output.Width.Value;
        nint inputArea = Layer.Input.Height.Value * pitch, outputArea = Layer.Output.Height.Value * width;
        nint top = Math.Max(0, _top), left = Math.Max(0, _left), maps = (nint)batch * Layer.Input.Channels;
        for (nint map = 0; map < maps; map++)
        {
            float* source = input + map * inputArea + Math.Max(0, -_top) * pitch + Math.Max(0, -_left);
            float* target = output + map * outputArea, end = target + outputArea;
            RowCopy.Fill(0, target, top * width);
            target += top * width;
            for (nint row = 0; row < _height; row++, source += pitch, target += width)
            {
                RowCopy.Fill(0, target, left);
                RowCopy.Copy(source, target + left, _width);
                RowCopy.Fill(0, target + left + _width, width - left - _width);
            }

            RowCopy.Fill(0, target, (nint)(end - target));
        }
    }
}
