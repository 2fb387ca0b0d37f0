using System.Buffers.Binary;

namespace Digits.Png;

/// <summary>Turns the samples of a row, of any colour type and depth, into red, green, blue and alpha.</summary>
internal sealed class PixelUnpacker
{
    private readonly PngHeader _header;
    private readonly byte[] _palette;
    private readonly byte[] _paletteAlpha = [];
    // The one colour that stands for transparent, at the file's own depth.
    private readonly (int Red, int Green, int Blue)? _transparent;

    public PixelUnpacker(PngHeader header, byte[]? palette, byte[]? transparency)
    {
        _header = header;
        _palette = palette ?? [];
        if (header.ColourType == ColourType.Palette && palette is null)
            throw new PngException("The picture uses a palette, but there is no PLTE chunk before its data.");
        if (transparency is null)
            return;

        switch (header.ColourType)
        {
            case ColourType.Palette:
                if (transparency.Length > _palette.Length / 3)
                    throw new PngException($"The tRNS chunk names {transparency.Length} colours of a palette of {_palette.Length / 3}.");
                _paletteAlpha = transparency;
                break;
            case ColourType.Grey:
                int grey = Key(transparency, 0, 2);
                _transparent = (grey, grey, grey);
                break;
            case ColourType.Rgb:
                _transparent = (Key(transparency, 0, 6), Key(transparency, 1, 6), Key(transparency, 2, 6));
                break;
            default:
                // Where each pixel has its own alpha the chunk has no meaning.
                break;
        }
    }

    /// <summary>Writes each pixel of a row into rgba, starting at a byte and going on by a stride (interlaced rows have gaps).</summary>
    public void Unpack(ReadOnlySpan<byte> row, int width, Span<byte> rgba, int start, int stride)
    {
        for (int x = 0; x < width; x++)
            Unpack(row, x, rgba.Slice(start + x * stride, 4));
    }

    private void Unpack(ReadOnlySpan<byte> row, int x, Span<byte> pixel)
    {
        int first = Sample(row, x * _header.Channels);
        switch (_header.ColourType)
        {
            case ColourType.Palette:
                UnpackIndex(first, pixel);
                break;
            case ColourType.Grey:
                Write(pixel, first, first, first);
                break;
            case ColourType.GreyAlpha:
                Write(pixel, first, first, first);
                pixel[3] = ToByte(Sample(row, x * 2 + 1));
                break;
            case ColourType.Rgb:
                Write(pixel, first, Sample(row, x * 3 + 1), Sample(row, x * 3 + 2));
                break;
            default:
                Write(pixel, first, Sample(row, x * 4 + 1), Sample(row, x * 4 + 2));
                pixel[3] = ToByte(Sample(row, x * 4 + 3));
                break;
        }
    }

    private void UnpackIndex(int index, Span<byte> pixel)
    {
        if (index >= _palette.Length / 3)
            throw new PngException($"A pixel names colour {index} of a palette of {_palette.Length / 3}.");
        _palette.AsSpan(3 * index, 3).CopyTo(pixel);
        pixel[3] = index < _paletteAlpha.Length ? _paletteAlpha[index] : byte.MaxValue;
    }

    private void Write(Span<byte> pixel, int red, int green, int blue)
    {
        pixel[0] = ToByte(red);
        pixel[1] = ToByte(green);
        pixel[2] = ToByte(blue);
        pixel[3] = _transparent == (red, green, blue) ? (byte)0 : byte.MaxValue;
    }

    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        int depth = _header.BitDepth;
        if (depth == 8)
            return row[index];
        if (depth == 16)
            return BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]);
        int bit = index * depth;
        return (row[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
    }

    private byte ToByte(int sample)
    {
        int maximum = (1 << _header.BitDepth) - 1;
        return (byte)((sample * 255 + maximum / 2) / maximum);
    }

    private static int Key(byte[] transparency, int index, int length)
    {
        if (transparency.Length != length)
            throw new PngException($"The tRNS chunk has {transparency.Length} bytes instead of {length}.");
        return BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(2 * index));
    }
}
