using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Digits.Tests.Png;

/// <summary>Encodes pictures of every kind, the ones among them that the sample's own writer never makes.</summary>
internal sealed record TestPng(int Width, int Height, int ColourType, int Depth)
{
    public static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The value of a sample, by column, row and channel.</summary>
    public Func<int, int, int, int> Sample { get; init; } = (_, _, _) => 0;

    public bool Interlaced { get; init; }

    public byte[]? Palette { get; init; }

    public byte[]? Transparency { get; init; }

    public int Channels => ColourType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    public byte[] Encode() => File(
        Chunk("IHDR", Header()),
        Palette is null ? [] : Chunk("PLTE", Palette),
        Transparency is null ? [] : Chunk("tRNS", Transparency),
        Chunk("IDAT", Compress(Rows())),
        Chunk("IEND", []));

    public byte[] Header()
    {
        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, (byte)Depth, (byte)ColourType, 0, 0, (byte)(Interlaced ? 1 : 0)];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        return header;
    }

    /// <summary>The rows with their filters, all five in turn.</summary>
    public byte[] Rows()
    {
        List<byte> rows = [];
        foreach ((int firstX, int firstY, int stepX, int stepY) in Passes())
        {
            byte[]? above = null;
            for (int y = firstY; y < Height && firstX < Width; y += stepY)
            {
                byte[] row = Row(y, firstX, stepX);
                int filter = y / stepY % 5;
                rows.Add((byte)filter);
                rows.AddRange(Filter(filter, row, above ?? new byte[row.Length]));
                above = row;
            }
        }
        return [.. rows];
    }

    public static byte[] File(params byte[][] chunks) => [.. Signature, .. chunks.SelectMany(chunk => chunk)];

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] length = new byte[4], checksum = new byte[4];
        byte[] summed = [.. Encoding.ASCII.GetBytes(type), .. data];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Checksum(summed));
        return [.. length, .. summed, .. checksum];
    }

    public static byte[] Compress(byte[] rows)
    {
        using MemoryStream compressed = new();
        using (ZLibStream stream = new(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            stream.Write(rows);
        return compressed.ToArray();
    }

    public static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint checksum = uint.MaxValue;
        foreach (byte value in data)
        {
            checksum ^= value;
            for (int bit = 0; bit < 8; bit++)
                checksum = (checksum >> 1) ^ ((checksum & 1) * 0xEDB88320);
        }
        return ~checksum;
    }

    private (int FirstX, int FirstY, int StepX, int StepY)[] Passes() => Interlaced
        ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        : [(0, 0, 1, 1)];

    private byte[] Row(int y, int firstX, int stepX)
    {
        StringBuilder bits = new();
        for (int x = firstX; x < Width; x += stepX)
        {
            for (int channel = 0; channel < Channels; channel++)
                bits.Append(Convert.ToString(Sample(x, y, channel), 2).PadLeft(Depth, '0'));
        }
        return [.. bits.ToString().Chunk(8).Select(octet => Convert.ToByte(new string(octet).PadRight(8, '0'), 2))];
    }

    private byte[] Filter(int filter, byte[] row, byte[] above)
    {
        int step = Math.Max(1, Channels * Depth / 8);
        byte[] filtered = new byte[row.Length];
        for (int index = 0; index < row.Length; index++)
        {
            int left = index < step ? 0 : row[index - step], corner = index < step ? 0 : above[index - step];
            int prediction = filter switch
            {
                0 => 0,
                1 => left,
                2 => above[index],
                3 => (left + above[index]) / 2,
                _ => new[] { left, above[index], corner }.MinBy(value => Math.Abs(left + above[index] - corner - value)),
            };
            filtered[index] = (byte)(row[index] - prediction);
        }
        return filtered;
    }
}
