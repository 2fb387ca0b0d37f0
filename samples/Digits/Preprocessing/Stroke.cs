namespace Digits.Preprocessing;

/// <summary>How wide a digit's lines are, and making them wider.</summary>
internal static class Stroke
{
    /// <summary>
    /// The mean width of the lines, in pixels: twice their area over their outline. The outline's length is the total
    /// variation of the ink, which counts soft and hard edges alike.
    /// </summary>
    public static float Width(Plane ink)
    {
        double area = 0, outline = 0;
        // From one before the picture, so that ink which touches its edge has an outline there too.
        for (int y = -1; y < ink.Height; y++)
        {
            for (int x = -1; x < ink.Width; x++)
            {
                float here = At(ink, x, y), right = At(ink, x + 1, y), below = At(ink, x, y + 1);
                area += here;
                outline += Math.Sqrt((right - here) * (right - here) + (below - here) * (below - here));
            }
        }
        return (float)(2 * area / outline);
    }

    /// <summary>Every point of ink becomes a soft disc of this radius, as if drawn with a wider pen.</summary>
    public static Plane Widen(Plane ink, float radius)
    {
        if (radius <= 0)
            return ink;

        int reach = (int)MathF.Ceiling(radius);
        Plane wide = new(ink.Width, ink.Height);
        for (int y = 0; y < ink.Height; y++)
        {
            for (int x = 0; x < ink.Width; x++)
            {
                float most = 0;
                for (int dy = -reach; dy <= reach; dy++)
                {
                    for (int dx = -reach; dx <= reach; dx++)
                    {
                        float share = Math.Clamp(radius + 1 - MathF.Sqrt(dx * dx + dy * dy), 0, 1);
                        most = Math.Max(most, share * At(ink, x + dx, y + dy));
                    }
                }
                wide[x, y] = most;
            }
        }
        return wide;
    }

    private static float At(Plane ink, int x, int y) => x >= 0 && y >= 0 && x < ink.Width && y < ink.Height ? ink[x, y] : 0;
}
