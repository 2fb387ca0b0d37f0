namespace ConvShape.Engine;

/// <summary>Some rows of a grid, for the blocks of filters of one tile: what one thread works on at a time.</summary>
/// <param name="grid">The grid.</param>
/// <param name="filters">The filters; several where they are groups that share the lanes of one block.</param>
/// <param name="tile">Which of their tiles.</param>
/// <param name="firstRow">The first row.</param>
/// <param name="rows">Number of rows.</param>
/// <param name="isPaired">Whether two pixels share a vector.</param>
internal sealed class ConvolutionUnit(ConvolutionGrid grid, FilterBlocks[] filters, int tile, int firstRow, int rows, bool isPaired)
{
    private readonly TileRow _row = new(grid.Columns, filters[0].Tile(tile).Count, grid.InputStep, isPaired);
    private readonly TileRow _lastRow = new(grid.LastColumns, filters[0].Tile(tile).Count, grid.InputStep, isPaired);

    /// <summary>The grid.</summary>
    public ConvolutionGrid Grid => grid;

    /// <summary>The filters.</summary>
    public FilterBlocks[] Filters => filters;

    /// <summary>Which of their tiles.</summary>
    public int Tile => tile;

    /// <summary>The first block of all.</summary>
    public int FirstBlock { get; } = filters[0].First + filters[0].Tile(tile).First;

    /// <summary>Number of blocks.</summary>
    public int Blocks { get; } = filters[0].Tile(tile).Count;

    /// <summary>The first row.</summary>
    public int FirstRow => firstRow;

    /// <summary>The row after the last.</summary>
    public int EndRow => firstRow + rows;

    /// <summary>Whether there is none of its grid and blocks above it.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>The windows that a pool takes of the rows, if there is one.</summary>
    public Windows Pooled { get; init; }

    /// <summary>Pixels of a row.</summary>
    public int Columns(int row) => row == grid.Rows - 1 ? grid.LastColumns : grid.Columns;

    /// <summary>Has the kernels compiled.</summary>
    public void CompileKernels()
    {
        _row.Compile();
        _lastRow.Compile();
    }

    /// <summary>The tiles of a row.</summary>
    public TileRow Tiles(int row) => row == grid.Rows - 1 ? _lastRow : _row;
}
