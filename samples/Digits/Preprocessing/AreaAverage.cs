namespace Digits.Preprocessing;

/// <summary>Scaling without aliasing: each target pixel is the mean of the piece of the source that it covers.</summary>
internal static class AreaAverage
{
    /// <summary>Draws a box of the source (what lies outside the source is 0) as a rectangle of the target.</summary>
    public static void Draw(Plane source, Box box, Plane target, int left, int top, int width, int height)
    {
        // One axis after the other.
        Plane narrowed = new(width, box.Height);
        for (int x = 0; x < width; x++)
        {
            foreach ((int offset, float share) in Covered(x, width, box.Width))
            {
                int sourceX = box.Left + offset;
                if (sourceX < 0 || sourceX >= source.Width)
                    continue;
                for (int y = Math.Max(0, -box.Top); y < Math.Min(box.Height, source.Height - box.Top); y++)
                    narrowed[x, y] += share * source[sourceX, box.Top + y];
            }
        }
        for (int y = 0; y < height; y++)
        {
            foreach ((int offset, float share) in Covered(y, height, box.Height))
            {
                for (int x = 0; x < width; x++)
                    target[left + x, top + y] += share * narrowed[x, offset];
            }
        }
    }

    /// <summary>The source pixels below one of count target pixels, with their shares, which add up to 1.</summary>
    private static IEnumerable<(int Offset, float Share)> Covered(int index, int count, int size)
    {
        double from = (double)index * size / count, to = (double)(index + 1) * size / count;
        for (int offset = (int)from; offset < Math.Min(size, Math.Ceiling(to)); offset++)
        {
            double share = (Math.Min(to, offset + 1) - Math.Max(from, offset)) / (to - from);
            if (share > 0)
                yield return (offset, (float)share);
        }
    }
}
