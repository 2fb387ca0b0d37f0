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

    /// <summary>Rows and columns of the map from one output to the next.</summary>
    public required (int Rows, int Columns) Stride { get; init; }

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

        return
        [
            new ConvolutionPart
            {
                FirstRow = 0,
                FirstColumn = 0,
                Rows = layer.Output.Height.Value,
                Columns = layer.Output.Width.Value,
                Stride = (1, 1),
                Taps = [.. taps],
            },
        ];
    }

    /// <summary>
    /// The phases of a transposed convolution: no product with a zero between stretched values is taken, and nothing is added twice. Rows that no
    /// value reaches, of which a stride beyond the kernel leaves many, are parts as wide as the map, whatever the phases of their columns.
    /// </summary>
    public static ConvolutionPart[] Transposed(LayerInfo layer)
    {
        TransposedPhases rows = new(layer.Rows, layer.Input.Height.Value, layer.Output.Height.Value);
        TransposedPhases columns = new(layer.Columns, layer.Input.Width.Value, layer.Output.Width.Value);
        List<ConvolutionPart> parts = [];
        for (int row = 0; row < rows.Count; row++)
        {
            bool isReached = rows.TapsOf(row).Any();
            int count = isReached ? columns.Count : 1;
            for (int column = 0; column < count; column++)
            {
                parts.Add(new ConvolutionPart
                {
                    FirstRow = row,
                    FirstColumn = column,
                    Rows = rows.Outputs(row),
                    Columns = isReached ? columns.Outputs(column) : layer.Output.Width.Value,
                    Stride = (rows.Count, count),
                    Taps = [.. rows.TapsOf(row).SelectMany(u => columns.TapsOf(column).Select(v => new FilterTap(u, v, rows.Shift(row, u), columns.Shift(column, v))))],
                });
            }
        }

        return [.. parts];
    }
}
