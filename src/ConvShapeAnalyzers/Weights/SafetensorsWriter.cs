using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using ConvShape.Architecture;

namespace ConvShape.Weights;

/// <summary>Writes tensors as safetensors: F32, in declared order, their data aligned to eight bytes.</summary>
internal static class SafetensorsWriter
{
    private const int ChunkFloats = WeightsSource.ChunkBytes / sizeof(float);

    /// <summary>Writes the whole file to the stream and flushes it.</summary>
    public static void Write(Stream stream, StateDict weights)
    {
        WriteHeader(stream, weights.Tensors);
        foreach (TensorSpec spec in weights.Tensors) WriteValues(stream, weights[spec.Name].Span);
        stream.Flush();
    }

    private static void WriteHeader(Stream stream, IReadOnlyList<TensorSpec> tensors)
    {
        ArrayBufferWriter<byte> header = new();
        using (Utf8JsonWriter json = new(header))
        {
            json.WriteStartObject();
            long begin = 0;
            foreach (TensorSpec spec in tensors)
            {
                long end = begin + (sizeof(float) * spec.Elements);
                json.WriteStartObject(spec.Name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (int dimension in spec.Shape) json.WriteNumberValue(dimension);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(begin);
                json.WriteNumberValue(end);
                json.WriteEndArray();
                json.WriteEndObject();
                begin = end;
            }

            json.WriteEndObject();
        }

        // The length before the header takes eight bytes itself, so a header padded to eight aligns the data.
        int padding = -header.WrittenCount & 7;
        header.GetSpan(padding)[..padding].Fill((byte)' ');
        header.Advance(padding);

        Span<byte> length = stackalloc byte[SafetensorsHeader.LengthBytes];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.WrittenCount);
        stream.Write(length);
        stream.Write(header.WrittenSpan);
    }

    private static void WriteValues(Stream stream, ReadOnlySpan<float> values)
    {
        // In chunks, since the bytes of a large tensor are more than a span can count.
        while (!values.IsEmpty)
        {
            ReadOnlySpan<float> chunk = values[..Math.Min(values.Length, ChunkFloats)];
            values = values[chunk.Length..];
            if (!BitConverter.IsLittleEndian)
            {
                float[] reversed = chunk.ToArray();
                DType.ReverseElements(reversed);
                chunk = reversed;
            }

            stream.Write(MemoryMarshal.AsBytes(chunk));
        }
    }
}
