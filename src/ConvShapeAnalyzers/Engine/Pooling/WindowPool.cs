using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>A pool whose window slides over the map: all of a map that is in memory, or the part of one that is at hand where it is made.</summary>
internal abstract unsafe class WindowPool(OperatorSpec spec) : MapOperator(spec)
{
    /// <summary>The taps of every row of windows.</summary>
    protected WindowTaps[] Rows { get; } = WindowTaps.Of(spec.Layer.Rows, spec.Layer.Input.Height.Value, spec.Layer.Output.Height.Value, CountsPadding(spec.Layer));

    /// <summary>The taps of every column of windows.</summary>
    protected WindowTaps[] Columns { get; } = WindowTaps.Of(spec.Layer.Columns, spec.Layer.Input.Width.Value, spec.Layer.Output.Width.Value, CountsPadding(spec.Layer));

    /// <summary>The pool of a layer.</summary>
    public static WindowPool Of(OperatorSpec spec) => spec.Layer.Kind switch
    {
        LayerKind.AveragePool => new WindowPoolOperator<MeanReduction>(spec),
        LayerKind.MinPool => new WindowPoolOperator<MinReduction>(spec),
        LayerKind.L2Pool => new WindowPoolOperator<NormReduction>(spec),
        LayerKind.MaxPool => new WindowPoolOperator<MaxReduction>(spec),
        _ => throw new NotSupportedException($"{spec.Layer.Name}: {spec.Layer.Kind} is no pool whose window slides."),
    };

    /// <summary>The rows of the map that some rows of windows read.</summary>
    public (int First, int End) RowsOf(int first, int end)
    {
        (int top, int bottom) = (int.MaxValue, 0);
        for (int row = first; row < end; row++)
        {
            if (Rows[row].Count > 0)
            {
                top = Math.Min(top, Rows[row].Start);
                bottom = Math.Max(bottom, Rows[row].Start + (Rows[row].Count - 1) * Spec.Layer.Rows.Dilation + 1);
            }
        }

        return (Math.Min(top, bottom), bottom);
    }

    /// <summary>The windows within a tile of a map, of which none reads another.</summary>
    /// <param name="row">The tile's first row.</param>
    /// <param name="column">Its first column.</param>
    /// <param name="size">Its rows and columns.</param>
    public Windows Within(int row, int column, int size)
    {
        int rows = Spec.Layer.Rows.Stride, columns = Spec.Layer.Columns.Stride;
        return new Windows(row / rows, column / columns, Math.Min(Rows.Length, (row + size) / rows), Math.Min(Columns.Length, (column + size) / columns));
    }

    /// <summary>Takes some windows, and runs the activation on what they give.</summary>
    /// <param name="map">Where the first position of the block's map would lie, of which only what the windows read need be in memory.</param>
    /// <param name="pitch">Floats from one of its rows to the next.</param>
    /// <param name="output">The block of the results.</param>
    /// <param name="windows">The windows.</param>
    public void Take(float* map, nint pitch, BlockMap output, Windows windows)
    {
        Pool(map, pitch, output, windows);
        Activate(output, windows.Top, windows.Left, windows.Bottom, windows.Right);
    }

    protected sealed override void Compute(Maps* inputs, int image, int block, BlockMap output, float* own)
    {
        BlockMap input = Input(inputs, 0, image, block);
        Pool(input.First, input.Pitch, output, new Windows(0, 0, output.Height, output.Width));
    }

    /// <summary>Takes some windows.</summary>
    protected abstract void Pool(float* map, nint pitch, BlockMap output, Windows windows);

    // PyTorch's lp_pool2d takes a mean over the padding as well.
    private static bool CountsPadding(LayerInfo layer) => layer.CountIncludePad || layer.Kind == LayerKind.L2Pool;
}

/// <summary>Some of a pool's windows.</summary>
/// <param name="Top">The first row of them.</param>
/// <param name="Left">The first column.</param>
/// <param name="Bottom">The row behind the last.</param>
/// <param name="Right">The column behind the last.</param>
internal readonly record struct Windows(int Top, int Left, int Bottom, int Right);
