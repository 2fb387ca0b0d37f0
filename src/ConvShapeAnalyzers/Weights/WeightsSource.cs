namespace ConvShape.Weights;

/// <summary>The bytes of weights, read once from front to back. There is no other way, so a file and a stream load alike.</summary>
internal sealed class WeightsSource : IDisposable
{
    /// <summary>The most bytes asked for at once while tensors are read: enough to keep a disk busy.</summary>
    public const int ChunkBytes = 1 << 20;

    /// <summary>What messages call a stream.</summary>
    public const string StreamLabel = "weights stream";

    private readonly Stream stream;
    private readonly string label;
    private readonly string? path;
    private readonly long? length;
    private byte[] buffer = [];

    private WeightsSource(Stream stream, string label, string? path, long? length)
    {
        this.stream = stream;
        this.label = label;
        this.path = path;
        this.length = length;
    }

    /// <summary>How many bytes have been taken.</summary>
    public long Position { get; private set; }

    /// <summary>How many bytes are left in a file; null for a stream, a pipe and a device, which end where they end.</summary>
    public long? Remaining => length - Position;

    /// <summary>Opens a file.</summary>
    /// <exception cref="WeightsException">The file does not exist, is a directory or may not be read.</exception>
    public static WeightsSource Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            // A device may seek as well, and then claims to be empty.
            return new(file, Label(path), path, file.CanSeek && file.Length > 0 ? file.Length : null);
        }
        catch (Exception exception) when (IsFault(exception))
        {
            file?.Dispose();
            string reason = exception switch
            {
                FileNotFoundException or DirectoryNotFoundException => $"there is no such file; looked for {Path.GetFullPath(path)}",
                _ when Directory.Exists(path) => "is a directory, not a weights file",
                _ => $"cannot be read: {exception.Message}",
            };
            throw new WeightsException($"{Label(path)}: {reason}", path, innerException: exception);
        }
    }

    /// <summary>A source over the caller's stream, which stays open.</summary>
    public static WeightsSource Over(Stream stream) => new(stream, StreamLabel, path: null, length: null);

    /// <summary>What messages call a file: its name without the folders before it.</summary>
    public static string Label(string path) => Path.GetFileName(path) is { Length: > 0 } name ? name : path;

    /// <summary>Whether a file or a stream threw this because it cannot be read or written, for <see cref="WeightsException"/> to say so.</summary>
    public static bool IsFault(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException;

    /// <summary>Takes the next <paramref name="count"/> bytes, fewer only where the source ends. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        int filled = 0;
        while (filled < count)
        {
            // Grows with the bytes that are there or arrive, never by what a header promises.
            if (filled == buffer.Length)
            {
                long known = Remaining ?? 0;
                Array.Resize(ref buffer, (int)Math.Min(count, Math.Max(filled + known, Math.Max(4096, 2L * filled))));
            }

            int end = Math.Min(count, buffer.Length);
            filled += Read(buffer.AsSpan(filled, end - filled));
            if (filled < end) break;
        }

        return buffer.AsSpan(0, filled);
    }

    /// <summary>Reads the next bytes to where they belong; returns how many, fewer than asked for only where the source ends.</summary>
    public int Read(Span<byte> bytes)
    {
        int filled = 0;
        try
        {
            while (filled < bytes.Length)
            {
                // In chunks, since a stream may copy by way of an array as long as what it is asked for.
                int read = stream.Read(bytes.Slice(filled, Math.Min(bytes.Length - filled, ChunkBytes)));
                if (read == 0) break;
                filled += read;
            }
        }
        catch (Exception exception) when (IsFault(exception))
        {
            throw Error($"cannot be read: {exception.Message}", inner: exception);
        }

        Position += filled;
        return filled;
    }

    /// <summary>Passes over <paramref name="count"/> bytes; false where the source ends before.</summary>
    public bool Skip(long count)
    {
        while (count > 0)
        {
            int taken = Take((int)Math.Min(count, ChunkBytes)).Length;
            if (taken == 0) return false;
            count -= taken;
        }

        return true;
    }

    /// <summary>An exception about this source, for the caller to throw.</summary>
    public WeightsException Error(string message, string? tensor = null, Exception? inner = null) =>
        new($"{label}: {message}", path, tensor, inner);

    /// <summary>Closes a file; a stream is its caller's.</summary>
    public void Dispose()
    {
        if (path is not null) stream.Dispose();
    }
}
