namespace Digits.Pictures;

/// <summary>How the maps of a layer are laid out in a width: size of a map, how many beside and below each other.</summary>
internal sealed record LayerGrid(int CellWidth, int CellHeight, int Gap, int Columns, int Rows)
{
    // About as large as a map must be to be read, and how large one may be before it is drawn smaller than it is.
    private const int ReadableSide = 60, LargestSide = 120;

    // A layer of hundreds of channels shows its first; the rest would only make the picture tall.
    private const int MostRows = 4;

    private const int StripHeight = 20;
    private const int SmallestCell = 2, LargestCell = 32;

    public int Height => Rows * (CellHeight + Gap) - Gap;

    public int Shown(int channels) => Math.Min(channels, Columns * Rows);

    public static LayerGrid Of(int channels, int height, int width, int available)
    {
        if (height == 1 && width == 1)
        {
            int cell = Math.Clamp(available / channels, SmallestCell, LargestCell);
            // A seam between cells that are wide enough for one.
            int seam = cell >= 6 ? 1 : 0;
            return Wrap(cell - seam, StripHeight, seam, channels, available);
        }

        int longer = Math.Max(height, width);
        if (longer > LargestSide)
            return Wrap(Math.Max(1, width * LargestSide / longer), Math.Max(1, height * LargestSide / longer), 4, channels, available);
        int scale = Math.Max(1, ReadableSide / longer);
        return Wrap(width * scale, height * scale, 4, channels, available);
    }

    private static LayerGrid Wrap(int cellWidth, int cellHeight, int gap, int channels, int available)
    {
        int columns = Math.Max(1, (available + gap) / (cellWidth + gap));
        int rows = Math.Min(MostRows, (channels + columns - 1) / columns);
        return new LayerGrid(cellWidth, cellHeight, gap, columns, rows);
    }
}
