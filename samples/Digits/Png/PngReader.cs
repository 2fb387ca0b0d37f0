using System.IO.Compression;

namespace Digits.Png;

/// <summary>
/// Reads every kind of PNG the standard knows (all colour types and depths, transparency, interlacing).
/// A file that is damaged or made to do harm ends in a <see cref="PngException"/>, after an amount of work and memory
/// that its own size bounds.
/// </summary>
public static class PngReader
{
    private const int MaximumFileBytes = 256 << 20;

    // Deflate's best: two bits for a run of 258 bytes.
    private const long MaximumCompression = 1032;

    /// <exception cref="PngException">The file is not a PNG that can be read.</exception>
    public static Image Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Read(file);
    }

    /// <exception cref="PngException">The stream does not hold a PNG that can be read.</exception>
    public static Image Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using MemoryStream file = new();
        byte[] buffer = new byte[1 << 16];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            if (file.Length + count > MaximumFileBytes)
                throw new PngException($"The file is too large: the limit is {MaximumFileBytes >> 20} MB.");
            file.Write(buffer, 0, count);
        }
        return Read(file.GetBuffer().AsMemory(0, (int)file.Length));
    }

    /// <exception cref="PngException">The bytes are not a PNG that can be read.</exception>
    public static Image Read(ReadOnlyMemory<byte> file)
    {
        PngHeader? header = null;
        byte[]? palette = null, transparency = null;
        using MemoryStream compressed = new();
        string previous = "";
        foreach (PngChunk chunk in PngChunk.ReadAll(file))
        {
            if (header is null && chunk.Type is not "IHDR")
                throw new PngException($"The first chunk is {chunk.Type} instead of IHDR.");
            switch (chunk.Type)
            {
                case "IHDR" when header is null:
                    header = PngHeader.Parse(chunk.Data.Span);
                    break;
                case "PLTE" when palette is null && compressed.Length == 0:
                    palette = ParsePalette(chunk.Data);
                    break;
                case "tRNS" when transparency is null && compressed.Length == 0:
                    transparency = chunk.Data.ToArray();
                    break;
                case "IDAT" when previous is "IDAT" || compressed.Length == 0:
                    compressed.Write(chunk.Data.Span);
                    break;
                case "IHDR" or "PLTE" or "tRNS" or "IDAT":
                    throw new PngException($"A chunk {chunk.Type} stands where none may.");
                case "IEND":
                    break;
                default:
                    if (!chunk.IsAncillary)
                        throw new PngException($"The picture cannot be read without its chunk {chunk.Type}, which is unknown.");
                    break;
            }
            previous = chunk.Type;
        }
        compressed.Position = 0;
        return Decode(header!, new PixelUnpacker(header!, palette, transparency), compressed);
    }

    private static byte[] ParsePalette(ReadOnlyMemory<byte> data)
    {
        if (data.Length is 0 or > 3 * 256 || data.Length % 3 != 0)
            throw new PngException($"The PLTE chunk has {data.Length} bytes: not 1 to 256 colours of 3.");
        return data.ToArray();
    }

    private static Image Decode(PngHeader header, PixelUnpacker unpacker, MemoryStream compressed)
    {
        PngPass[] passes = PngPass.Of(header);
        long expected = passes.Sum(pass => pass.Height * (1L + header.BytesPerRow(pass.Width)));
        // Checked before the picture's memory is asked for.
        if (expected > compressed.Length * MaximumCompression)
            throw new PngException($"Data is missing: {compressed.Length} bytes cannot hold a picture of {header.Width}×{header.Height}.");

        Image image = new(header.Width, header.Height);
        try
        {
            using ZLibStream rows = new(compressed, CompressionMode.Decompress);
            foreach (PngPass pass in passes)
                DecodePass(header, unpacker, pass, rows, image);
            // To the end of the stream, where its checksum is compared.
            rows.ReadByte();
        }
        catch (EndOfStreamException exception)
        {
            throw new PngException("Data is missing: the rows end before the picture does.", exception);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new PngException("The compressed data is damaged.", exception);
        }
        return image;
    }

    private static void DecodePass(PngHeader header, PixelUnpacker unpacker, PngPass pass, Stream rows, Image image)
    {
        int step = Math.Max(1, header.BitsPerPixel / 8);
        byte[] row = new byte[1 + header.BytesPerRow(pass.Width)];
        byte[] above = new byte[row.Length];
        for (int y = 0; y < pass.Height; y++)
        {
            rows.ReadExactly(row);
            ScanlineFilter.Undo(row[0], row.AsSpan(1), above.AsSpan(1), step);
            int start = 4 * ((pass.Y + y * pass.StepY) * image.Width + pass.X);
            unpacker.Unpack(row.AsSpan(1), pass.Width, image.Rgba, start, 4 * pass.StepX);
            (row, above) = (above, row);
        }
    }
}
