using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// A convolution as one grid of windows: all of a direct one, one phase of a transposed one. Its outputs lie at even distances on the output
/// map, and what they read at even distances on the input map.
/// </summary>
internal sealed class ConvolutionPart
{
    /// <summary>Where the first output lies on the map.</summary>
    public required int FirstRow { get; init; }

    /// <summary>Where the first output lies on the map.</summary>
    public required int FirstColumn { get; init; }

    /// <summary>Outputs in a column.</summary>
    public required int Rows { get; init; }

    /// <summary>Outputs in a row.</summary>
    public required int Columns { get; init; }

    /// <summary>The taps, from what the first output reads.</summary>
    public required FilterTap[] Taps { get; init; }

    /// <summary>The only part of a direct convolution.</summary>
    public static ConvolutionPart[] Direct(LayerInfo layer)
    {
        List<FilterTap> taps = [];
        for (int u = 0; u < layer.Rows.Kernel; u++)
        {
            for (int v = 0; v < layer.Columns.Kernel; v++)
            {
                taps.Add(new FilterTap(
                    u, v, (long)u * layer.Rows.Dilation - layer.Rows.PaddingStart, (long)v * layer.Columns.Dilation - layer.Columns.PaddingStart));
            }
        }

        return [new ConvolutionPart { FirstRow = 0, FirstColumn = 0, Rows = layer.Output.Height.Value, Columns = layer.Output.Width.Value, Taps = [.. taps] }];
    }

    /// <summary>The phases of a transposed convolution: no product with a zero between stretched values is taken, and nothing is added twice.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="stride">Rows and columns of the output from one output of a phase to the next.</param>
    public static ConvolutionPart[] Transposed(LayerInfo layer, out (int Rows, int Columns) stride)
    {
        TransposedPhases rows = new(layer.Rows, layer.Input.Height.Value, layer.Output.Height.Value);
        TransposedPhases columns = new(layer.Columns, layer.Input.Width.Value, layer.Output.Width.Value);
        stride = (rows.Count, columns.Count);
        ConvolutionPart[] parts = new ConvolutionPart[rows.Count * columns.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, columns.Count);
            parts[i] = new ConvolutionPart
            {
                FirstRow = row,
                FirstColumn = column,
                Rows = rows.Outputs(row),
                Columns = columns.Outputs(column),
                Taps = [.. rows.TapsOf(row).SelectMany(u => columns.TapsOf(column).Select(v => new FilterTap(u, v, rows.Shift(row, u), columns.Shift(column, v))))],
            };
        }

        return parts;
    }
}
