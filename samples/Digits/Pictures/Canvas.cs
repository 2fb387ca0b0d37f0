using Digits.Png;

namespace Digits.Pictures;

/// <summary>A picture to draw on, with rectangles and letters; what would lie outside is cut off.</summary>
internal sealed class Canvas
{
    /// <summary>Every dot of a letter is a square of so many pixels.</summary>
    public const int Dot = 2;

    public const int TextHeight = BitmapFont.Height * Dot;

    public Canvas(int width, int height, Colour background)
    {
        Image = new Image(width, height);
        Fill(0, 0, width, height, background);
    }

    public Image Image { get; }

    public static int TextWidth(string text) => Math.Max(0, text.Length * (BitmapFont.Width + 1) - 1) * Dot;

    public void Fill(int left, int top, int width, int height, Colour colour)
    {
        for (int y = Math.Max(0, top); y < Math.Min(Image.Height, top + height); y++)
        {
            for (int x = Math.Max(0, left); x < Math.Min(Image.Width, left + width); x++)
            {
                Span<byte> pixel = Image.Rgba.AsSpan(4 * (y * Image.Width + x), 4);
                (pixel[0], pixel[1], pixel[2], pixel[3]) = (colour.Red, colour.Green, colour.Blue, byte.MaxValue);
            }
        }
    }

    public void Write(int left, int top, string text, Colour colour)
    {
        foreach (char character in text)
        {
            for (int y = 0; y < BitmapFont.Height; y++)
            {
                for (int x = 0; x < BitmapFont.Width; x++)
                {
                    if (BitmapFont.IsSet(character, x, y))
                        Fill(left + x * Dot, top + y * Dot, Dot, Dot, colour);
                }
            }
            left += (BitmapFont.Width + 1) * Dot;
        }
    }
}
