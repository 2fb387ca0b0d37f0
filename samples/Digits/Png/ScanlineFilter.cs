namespace Digits.Png;

/// <summary>The five row filters of PNG: each byte was written as its difference from a prediction.</summary>
internal static class ScanlineFilter
{
    public const byte Up = 2;

    /// <summary>Undoes a filter in place. Step is the distance to the same byte of the pixel to the left, at least one.</summary>
    public static void Undo(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                for (int index = step; index < row.Length; index++)
                    row[index] += row[index - step];
                break;
            case Up:
                for (int index = 0; index < row.Length; index++)
                    row[index] += above[index];
                break;
            case 3:
                for (int index = 0; index < row.Length; index++)
                    row[index] += (byte)(((index < step ? 0 : row[index - step]) + above[index]) / 2);
                break;
            case 4:
                for (int index = 0; index < row.Length; index++)
                    row[index] += index < step ? above[index] : Paeth(row[index - step], above[index], above[index - step]);
                break;
            default:
                throw new PngException($"Unknown row filter {filter}.");
        }
    }

    /// <summary>Of left, above and upper left the one nearest to left + above − upper left, in this order where they tie.</summary>
    private static byte Paeth(byte left, byte above, byte corner)
    {
        int toLeft = Math.Abs(above - corner);
        int toAbove = Math.Abs(left - corner);
        int toCorner = Math.Abs(left + above - 2 * corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
