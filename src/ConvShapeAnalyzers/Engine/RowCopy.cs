namespace ConvShape.Engine;

/// <summary>Moves rows of a map.</summary>
internal static unsafe class RowCopy
{
    /// <summary>Copies rows that lie <paramref name="pitch"/> apart to where they lie one behind the other.</summary>
    public static void Compact(float* source, nint pitch, float* target, int width, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            new ReadOnlySpan<float>(source, width).CopyTo(new Span<float>(target, width));
            source += pitch;
            target += width;
        }
    }
}
