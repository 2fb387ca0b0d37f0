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

    public MarginOperator(OperatorSpec spec)
        : base(spec)
    {
        int sign = spec.Layer.Kind == LayerKind.Crop ? -1 : 1;
        _top = sign * spec.Layer.Rows.PaddingStart;
        _left = sign * spec.Layer.Columns.PaddingStart;
        _height = Math.Min(spec.Input.Height, spec.Output.Height);
        _width = Math.Min(spec.Input.Width, spec.Output.Width);
    }

    protected override void Compute(Maps* inputs, int image, int block, BlockMap output, float* own)
    {
        BlockMap input = Input(inputs, 0, image, block);
        int left = Math.Max(0, _left), skipped = Math.Max(0, -_left);
        for (int row = 0; row < output.Height; row++)
        {
            float* target = output.Row(row);
            if (row < _top || row >= Math.Max(0, _top) + _height)
            {
                Positions.Clear(target, output.Width);
                continue;
            }

            Positions.Clear(target, left);
            Positions.Copy(input.At(row - _top, skipped), output.At(row, left), _width);
            Positions.Clear(output.At(row, left) + _width * (nint)MapLayout.Lanes, output.Width - left - _width);
        }
    }
}
