using System.Buffers.Binary;
using ConvShape.Architecture;

namespace ConvShape.Onnx.Weights;

/// <summary>
/// Takes the bytes of each tensor as a model saves them. A safetensors file is the length of its header, the header, and the values of all
/// tensors without gaps, in the order in which the model declares them: little-endian float32, as an ONNX file wants them.
/// </summary>
/// <param name="tensors">The tensors in the order of the file.</param>
internal sealed class TensorSink(IReadOnlyList<TensorSpec> tensors) : Stream
{
    private readonly byte[] _length = new byte[sizeof(long)];
    private readonly byte[][] _values = [.. tensors.Select(tensor => new byte[tensor.Elements * sizeof(float)])];
    private int _lengthFilled;
    private long _headerLeft;
    private int _tensor;
    private int _filled;

    /// <summary>The values of every tensor.</summary>
    /// <exception cref="InvalidDataException">Fewer bytes came than the tensors have.</exception>
    public IReadOnlyList<byte[]> Values => _tensor == _values.Length
        ? _values
        : throw new InvalidDataException($"The weights end within {tensors[_tensor].Name}.");

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            buffer = buffer[Take(buffer)..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Puts the first bytes where they belong; returns how many that were.</summary>
    private int Take(ReadOnlySpan<byte> bytes)
    {
        if (_lengthFilled < _length.Length)
        {
            int taken = Copy(bytes, _length, ref _lengthFilled);
            _headerLeft = BinaryPrimitives.ReadInt64LittleEndian(_length);
            return taken;
        }

        if (_headerLeft > 0)
        {
            int skipped = (int)Math.Min(_headerLeft, bytes.Length);
            _headerLeft -= skipped;
            return skipped;
        }

        if (_tensor == _values.Length) throw new InvalidDataException("The weights have more bytes than their tensors.");
        int copied = Copy(bytes, _values[_tensor], ref _filled);
        if (_filled == _values[_tensor].Length)
        {
            _tensor++;
            _filled = 0;
        }

        return copied;
    }

    private static int Copy(ReadOnlySpan<byte> from, byte[] to, ref int filled)
    {
        int count = Math.Min(from.Length, to.Length - filled);
        from[..count].CopyTo(to.AsSpan(filled));
        filled += count;
        return count;
    }
}
