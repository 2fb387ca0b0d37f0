using System.Buffers.Binary;
using System.IO.Compression;

namespace Digits;

/// <summary>An IDX file is not what it says, or not what was asked for; the message names the file and the fault.</summary>
public sealed class IdxException : Exception
{
    public IdxException()
    {
    }

    public IdxException(string message)
        : base(message)
    {
    }

    public IdxException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Images of one size, one byte a pixel, one after the other.</summary>
public sealed record IdxImages(int Count, int Height, int Width, ReadOnlyMemory<byte> Pixels)
{
    /// <summary>The pixels of one image, row by row.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return Pixels.Span.Slice(index * Height * Width, Height * Width);
        }
    }
}

/// <summary>Reads the IDX files in which MNIST and its relatives are published, gzipped or not.</summary>
public static class IdxFile
{
    // EMNIST's largest file has 547 MB.
    private const int MaximumBytes = 1 << 30;

    // Deflate's best: no gzipped file unpacks to more than this many times its size.
    private const long MaximumCompression = 1032;

    /// <exception cref="IdxException">The file does not hold images of unsigned bytes.</exception>
    public static IdxImages ReadImages(string path)
    {
        (int[] sizes, byte[] data) = Read(path, rank: 3);
        return new IdxImages(sizes[0], sizes[1], sizes[2], data);
    }

    /// <exception cref="IdxException">The file does not hold a list of unsigned bytes.</exception>
    public static byte[] ReadLabels(string path) => Read(path, rank: 1).Data;

    private static (int[] Sizes, byte[] Data) Read(string path, int rank)
    {
        using FileStream file = File.OpenRead(path);
        bool zipped = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        long mostBytes = zipped ? file.Length * MaximumCompression : file.Length;
        using Stream content = zipped ? new GZipStream(file, CompressionMode.Decompress) : file;
        try
        {
            int[] sizes = ReadSizes(content, path, rank);
            long total = TotalOf(sizes, path);
            // Checked before the memory is asked for.
            if (total > mostBytes)
                throw new IdxException($"{path}: cut off: {Describe(sizes)} bytes do not fit in a file of {file.Length}.");

            byte[] data = new byte[total];
            content.ReadExactly(data);
            if (content.ReadByte() >= 0)
                throw new IdxException($"{path}: there is more after the {Describe(sizes)} bytes that the header announces.");
            return (sizes, data);
        }
        catch (EndOfStreamException exception)
        {
            throw new IdxException($"{path}: the file is cut off.", exception);
        }
        catch (InvalidDataException exception)
        {
            throw new IdxException($"{path}: the gzipped data is damaged or cut off.", exception);
        }
    }

    private static int[] ReadSizes(Stream content, string path, int rank)
    {
        Span<byte> word = stackalloc byte[4];
        content.ReadExactly(word);
        if (word[0] != 0 || word[1] != 0)
            throw new IdxException($"{path}: not an IDX file: it does not begin with two zero bytes.");
        if (word[2] != 0x08)
            throw new IdxException($"{path}: the values are of type 0x{word[2]:X2}; only unsigned bytes (0x08) are read.");
        if (word[3] != rank)
            throw new IdxException($"{path}: {word[3]} dimensions instead of {rank}: {(rank == 1 ? "not labels" : "not images")}.");

        int[] sizes = new int[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            content.ReadExactly(word);
            uint size = BinaryPrimitives.ReadUInt32BigEndian(word);
            if (size is 0 or > MaximumBytes)
                throw new IdxException($"{path}: dimension {axis} has the impossible size {size}.");
            sizes[axis] = (int)size;
        }
        return sizes;
    }

    private static long TotalOf(int[] sizes, string path)
    {
        long total = 1;
        foreach (int size in sizes)
        {
            // Both factors are below 2³¹, so that the product is exact.
            total *= size;
            if (total > MaximumBytes)
                throw new IdxException($"{path}: {Describe(sizes)} bytes are too many; the limit is {MaximumBytes >> 20} MB.");
        }
        return total;
    }

    private static string Describe(int[] sizes) => string.Join('×', sizes);
}
