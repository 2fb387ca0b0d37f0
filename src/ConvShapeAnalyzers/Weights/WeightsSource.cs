namespace ConvShape.Weights;

/// <summary>The bytes of a weights file, taken once from front to back. There is no other way, so a file and a stream load alike.</summary>
internal abstract class WeightsSource(string label, string? path) : IDisposable
{
    /// <summary>The most bytes taken at once while tensors are read: enough to keep a copy busy, little enough to stay in cache.</summary>
    public const int ChunkBytes = 1 << 18;

    /// <summary>What messages call a stream.</summary>
    public const string StreamLabel = "weights stream";

    /// <summary>How many bytes have been taken.</summary>
    public long Position { get; private set; }

    /// <summary>Opens a file. What cannot be mapped, because it is empty, a pipe or a device, is read as a stream.</summary>
    /// <exception cref="WeightsException">The file does not exist, is a directory or may not be read.</exception>
    public static WeightsSource Open(string path)
    {
        string label = Label(path);
        FileStream? file = null;
        try
        {
            file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            bool canMap = file.CanSeek && file.Length > 0;
            return canMap ? new MappedSource(file, label, path) : new StreamSource(file, leaveOpen: false, label, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            string reason = exception switch
            {
                FileNotFoundException or DirectoryNotFoundException => $"there is no such file; looked for {Path.GetFullPath(path)}",
                _ when Directory.Exists(path) => "is a directory, not a weights file",
                _ => $"cannot be read: {exception.Message}",
            };
            throw new WeightsException($"{label}: {reason}", path, innerException: exception);
        }
    }

    /// <summary>A source over the caller's stream, which stays open.</summary>
    public static WeightsSource Over(Stream stream) => new StreamSource(stream, leaveOpen: true, StreamLabel, path: null);

    /// <summary>What messages call a file: its name without the folders before it.</summary>
    public static string Label(string path) => Path.GetFileName(path) is { Length: > 0 } name ? name : path;

    /// <summary>Takes the next <paramref name="count"/> bytes, fewer only where the source ends. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        ReadOnlySpan<byte> bytes = Next(count);
        Position += bytes.Length;
        return bytes;
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

    public abstract void Dispose();

    protected abstract ReadOnlySpan<byte> Next(int count);
}
