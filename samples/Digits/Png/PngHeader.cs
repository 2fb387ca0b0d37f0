using System.Buffers.Binary;

namespace Digits.Png;

internal enum ColourType
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}

/// <summary>The IHDR chunk, checked: everything after it can rely on sizes that fit and a combination that exists.</summary>
internal sealed record PngHeader(int Width, int Height, int BitDepth, ColourType ColourType, bool Interlaced)
{
    // Generous for photographs, and small enough that no header makes the reader ask for more than 256 MB.
    public const int MaximumSide = 32_768;
    public const int MaximumPixels = 64_000_000;

    public const int Length = 13;

    public int Channels => ColourType switch
    {
        ColourType.Rgb => 3,
        ColourType.GreyAlpha => 2,
        ColourType.Rgba => 4,
        _ => 1,
    };

    public int BitsPerPixel => Channels * BitDepth;

    public int BytesPerRow(int width) => (width * BitsPerPixel + 7) / 8;

    public static PngHeader Parse(ReadOnlySpan<byte> data)
    {
        if (data.Length != Length)
            throw new PngException($"The IHDR chunk has {data.Length} bytes instead of {Length}.");

        uint width = BinaryPrimitives.ReadUInt32BigEndian(data);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        if (width == 0 || height == 0)
            throw new PngException($"The picture is empty: {width}×{height}.");
        if (width > MaximumSide || height > MaximumSide || (long)width * height > MaximumPixels)
            throw new PngException($"The picture is too large: {width}×{height}; at most {MaximumSide} a side, {MaximumPixels} pixels.");

        int depth = data[8];
        ColourType colour = (ColourType)data[9];
        bool exists = colour switch
        {
            ColourType.Grey => depth is 1 or 2 or 4 or 8 or 16,
            ColourType.Palette => depth is 1 or 2 or 4 or 8,
            ColourType.Rgb or ColourType.GreyAlpha or ColourType.Rgba => depth is 8 or 16,
            _ => false,
        };
        if (!exists)
            throw new PngException($"PNG has no colour type {data[9]} with {depth} bits a sample.");
        if (data[10] != 0)
            throw new PngException($"Unknown compression method {data[10]}.");
        if (data[11] != 0)
            throw new PngException($"Unknown filter method {data[11]}.");
        if (data[12] > 1)
            throw new PngException($"Unknown interlace method {data[12]}.");
        return new PngHeader((int)width, (int)height, depth, colour, data[12] == 1);
    }
}
