using System.Buffers.Binary;
using System.Text;

namespace Digits.Png;

/// <summary>One chunk of a file: four letters and their data, after its checksum was found right.</summary>
internal readonly record struct PngChunk(string Type, ReadOnlyMemory<byte> Data)
{
    // Length and type before the data, the checksum after it.
    public const int Overhead = 12;

    /// <summary>A lower-case first letter says that a reader may skip what it does not know.</summary>
    public bool IsAncillary => char.IsAsciiLetterLower(Type[0]);

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>The chunks of a file in their order, to IEND; what follows that is nobody's concern.</summary>
    public static IEnumerable<PngChunk> ReadAll(ReadOnlyMemory<byte> file)
    {
        CheckSignature(file.Span);
        int position = Signature.Length;
        while (true)
        {
            PngChunk chunk = ReadAt(file.Span, file, position);
            yield return chunk;
            if (string.Equals(chunk.Type, "IEND", StringComparison.Ordinal))
                yield break;
            position += chunk.Data.Length + Overhead;
        }
    }

    private static PngChunk ReadAt(ReadOnlySpan<byte> bytes, ReadOnlyMemory<byte> file, int position)
    {
        int left = bytes.Length - position;
        if (left < Overhead)
            throw new PngException(left == 0 ? "The file is cut off: no IEND chunk." : "The file is cut off inside the head of a chunk.");

        uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes[position..]);
        ReadOnlySpan<byte> letters = bytes.Slice(position + 4, 4);
        foreach (byte letter in letters)
        {
            if (!char.IsAsciiLetter((char)letter))
                throw new PngException($"At byte {position} a chunk should begin, but its type is not four letters.");
        }
        string type = Encoding.ASCII.GetString(letters);
        int room = left - Overhead;
        if (length > room)
            throw new PngException($"The file is cut off: chunk {type} at byte {position} says {length} bytes, {room} are left.");

        uint expected = BinaryPrimitives.ReadUInt32BigEndian(bytes[(position + 8 + (int)length)..]);
        if (Crc32.Of(bytes.Slice(position + 4, 4 + (int)length)) != expected)
            throw new PngException($"Chunk {type} at byte {position} is damaged: its checksum does not match.");
        return new PngChunk(type, file.Slice(position + 8, (int)length));
    }

    private static void CheckSignature(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(Signature))
            return;
        if (file.IsEmpty)
            throw new PngException("The file is empty.");
        if (Signature.StartsWith(file))
            throw new PngException("The file is cut off inside its signature.");

        string? other =
            file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "JPEG"
            : file.StartsWith("GIF8"u8) ? "GIF"
            : file.StartsWith("BM"u8) ? "BMP"
            : file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8) ? "WebP"
            : null;
        throw new PngException(other is null
            ? "Not a PNG file: its signature is missing."
            : $"Not a PNG file but a {other} file: save or convert it as PNG.");
    }
}
