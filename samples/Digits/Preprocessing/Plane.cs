namespace Digits.Preprocessing;

/// <summary>One number a pixel: grey, or how much ink there is (0 … 1).</summary>
internal sealed class Plane(int width, int height)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public float[] Values { get; } = new float[width * height];

    public float this[int x, int y]
    {
        get => Values[y * Width + x];
        set => Values[y * Width + x] = value;
    }

    /// <summary>The value below which this share of all pixels lies.</summary>
    public float Quantile(float share)
    {
        float[] sorted = [.. Values];
        Array.Sort(sorted);
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}
