using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ConvShape.Architecture;

namespace ConvShape.Weights.Tests;

/// <summary>Makes the bytes of safetensors files, sound ones and broken ones, independently of the library's writer.</summary>
internal static class SafetensorsFile
{
    /// <summary>A file of this header, as it stands, and so many zero bytes of data.</summary>
    public static byte[] Of(string header, int dataBytes = 0) => Of(Encoding.UTF8.GetBytes(header), new byte[dataBytes]);

    public static byte[] Of(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data)
    {
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }

    /// <summary>A sound file of tensors whose data are zeros.</summary>
    public static byte[] Of(params (string Name, string DType, int[] Shape)[] tensors)
    {
        int begin = 0;
        List<string> entries = [];
        foreach ((string name, string dtype, int[] shape) in tensors)
        {
            int end = begin + shape.Aggregate(DType.Bits(dtype) / 8, (bytes, dimension) => bytes * dimension);
            entries.Add(Entry(name, dtype, string.Join(',', shape), begin, end));
            begin = end;
        }

        return Of("{" + string.Join(',', entries) + "}", begin);
    }

    /// <summary>One tensor in a header.</summary>
    public static string Entry(string name, string dtype, string shape, long begin, long end) =>
        string.Create(CultureInfo.InvariantCulture, $$"""
            "{{name}}":{"dtype":"{{dtype}}","shape":[{{shape}}],"data_offsets":[{{begin}},{{end}}]}
            """);

    /// <summary>A tensor that a model declares.</summary>
    public static TensorSpec Spec(string name, params int[] shape) => new(name, [.. shape], shape.Skip(1).Aggregate(1, (a, b) => a * b));
}
