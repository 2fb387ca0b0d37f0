namespace Digits.Preprocessing;

/// <summary>A rectangle of pixels.</summary>
internal readonly record struct Box(int Left, int Top, int Width, int Height)
{
    // Below this, a pixel is the soft rim of a line or the grain of the paper.
    private const float Faint = 0.2f;

    /// <summary>The smallest rectangle that holds all visible ink.</summary>
    public static Box Around(Plane ink)
    {
        int left = ink.Width, top = ink.Height, right = -1, bottom = -1;
        for (int y = 0; y < ink.Height; y++)
        {
            for (int x = 0; x < ink.Width; x++)
            {
                if (ink[x, y] < Faint)
                    continue;
                left = Math.Min(left, x);
                right = Math.Max(right, x);
                top = Math.Min(top, y);
                bottom = y;
            }
        }
        return right < 0 ? throw new NoDigitException() : new Box(left, top, right - left + 1, bottom - top + 1);
    }
}
