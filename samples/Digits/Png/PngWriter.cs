using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Digits.Png;

/// <summary>Writes pictures as PNG with 8 bits a sample; without alpha where every pixel is opaque.</summary>
public static class PngWriter
{
    public static void Write(string path, Image image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using FileStream file = File.Create(path);
        Write(file, image);
    }

    public static void Write(Stream stream, Image image)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(image);
        int channels = IsOpaque(image) ? 3 : 4;

        byte[] header = new byte[PngHeader.Length];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), image.Height);
        header[8] = 8;
        header[9] = (byte)(channels == 3 ? ColourType.Rgb : ColourType.Rgba);

        stream.Write(PngChunk.Signature);
        WriteChunk(stream, "IHDR", header);
        WriteChunk(stream, "IDAT", Compress(image, channels));
        WriteChunk(stream, "IEND", []);
    }

    private static bool IsOpaque(Image image)
    {
        for (int index = 3; index < image.Rgba.Length; index += 4)
        {
            if (image.Rgba[index] != byte.MaxValue)
                return false;
        }
        return true;
    }

    private static byte[] Compress(Image image, int channels)
    {
        using MemoryStream compressed = new();
        using (ZLibStream rows = new(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            byte[] row = new byte[channels * image.Width], above = new byte[row.Length], filtered = new byte[1 + row.Length];
            // Drawn pictures repeat their rows, which this filter turns into zeros.
            filtered[0] = ScanlineFilter.Up;
            for (int y = 0; y < image.Height; y++)
            {
                for (int x = 0; x < image.Width; x++)
                    image.Rgba.AsSpan(4 * (y * image.Width + x), channels).CopyTo(row.AsSpan(channels * x));
                for (int index = 0; index < row.Length; index++)
                    filtered[1 + index] = (byte)(row[index] - above[index]);
                rows.Write(filtered);
                (row, above) = (above, row);
            }
        }
        return compressed.ToArray();
    }

    private static void WriteChunk(Stream stream, string type, ReadOnlySpan<byte> data)
    {
        byte[] chunk = new byte[PngChunk.Overhead + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.Of(chunk.AsSpan(4, 4 + data.Length)));
        stream.Write(chunk);
    }
}
