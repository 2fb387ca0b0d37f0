namespace ConvShape.Weights;

/// <summary>A stream read forward through a buffer.</summary>
internal sealed class StreamSource(Stream stream, bool leaveOpen, string label, string? path) : WeightsSource(label, path)
{
    private byte[] buffer = new byte[4096];

    public override void Dispose()
    {
        if (!leaveOpen) stream.Dispose();
    }

    protected override ReadOnlySpan<byte> Next(int count)
    {
        int filled = 0;
        while (filled < count)
        {
            // Grows with the bytes that arrive, never by what a header promises.
            if (filled == buffer.Length) Array.Resize(ref buffer, Math.Min(count, 2 * buffer.Length));
            int read = Read(filled, Math.Min(count, buffer.Length) - filled);
            if (read == 0) break;
            filled += read;
        }

        return buffer.AsSpan(0, filled);
    }

    private int Read(int offset, int count)
    {
        try
        {
            return stream.Read(buffer, offset, count);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw Error($"cannot be read: {exception.Message}", inner: exception);
        }
    }
}
