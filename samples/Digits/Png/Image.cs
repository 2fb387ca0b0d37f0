namespace Digits.Png;

/// <summary>A picture in memory: rows from the top, four bytes a pixel (red, green, blue, alpha; alpha not premultiplied).</summary>
public sealed class Image
{
    public Image(int width, int height)
        : this(width, height, new byte[checked(4 * width * height)])
    {
    }

    public Image(int width, int height, byte[] rgba)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentNullException.ThrowIfNull(rgba);
        long expected = 4L * width * height;
        if (rgba.Length != expected)
            throw new ArgumentException($"A picture of {width}×{height} takes {expected} bytes, not {rgba.Length}.", nameof(rgba));
        Width = width;
        Height = height;
        Rgba = rgba;
    }

    public int Width { get; }

    public int Height { get; }

    public byte[] Rgba { get; }
}
