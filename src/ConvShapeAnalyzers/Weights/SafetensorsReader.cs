using System.Runtime.InteropServices;
using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Weights;

/// <summary>Loads the tensors that a model declares, in one pass over the bytes of a safetensors file.</summary>
internal sealed class SafetensorsReader(WeightsSource source, string model, IReadOnlyList<TensorSpec> declared, LoadOptions options)
{
    /// <summary>The values of every declared tensor by its name.</summary>
    public Dictionary<string, AlignedFloats> Read()
    {
        IReadOnlyList<StoredTensor> stored = SafetensorsHeader.Read(source);
        TensorSpec?[] matches = new NameMatcher(source, model, declared, options).Match(stored);
        CheckShapesAndTypes(stored, matches);

        // From here on an array is as large as the model declares, whatever the header promised.
        long dataStart = source.Position;
        Dictionary<string, AlignedFloats> values = new(declared.Count, StringComparer.Ordinal);
        for (int i = 0; i < matches.Length; i++)
        {
            bool complete;
            if (matches[i] is { } spec)
            {
                AlignedFloats tensor = new(spec.Elements);
                values[spec.Name] = tensor;
                complete = ReadValues(stored[i], tensor.Span);
            }
            else
            {
                complete = source.Skip(stored[i].End - stored[i].Begin);
            }

            if (!complete) throw SafetensorsHeader.Truncated(source, stored, source.Position - dataStart, stored[i]);
        }

        if (!source.Take(1).IsEmpty) throw source.Error("bytes that belong to no tensor follow the last one");
        return values;
    }

    private bool ReadValues(StoredTensor tensor, Span<float> values)
    {
        // In chunks, since the bytes of a large tensor are more than a span can count.
        int elementBytes = DType.Bits(tensor.DType) / 8;
        while (!values.IsEmpty)
        {
            Span<float> chunk = values[..Math.Min(values.Length, WeightsSource.ChunkBytes / elementBytes)];
            if (!(tensor.DType is "F32" ? ReadFloats(chunk) : ReadAndDecode(tensor.DType, chunk.Length * elementBytes, chunk))) return false;
            values = values[chunk.Length..];
        }

        return true;
    }

    /// <summary>Floats are read to where they belong, bit by bit, NaN payloads too.</summary>
    private bool ReadFloats(Span<float> floats)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(floats);
        if (source.Read(bytes) < bytes.Length) return false;
        if (!BitConverter.IsLittleEndian) DType.ReverseElements(floats);
        return true;
    }

    private bool ReadAndDecode(string dtype, int byteCount, Span<float> floats)
    {
        ReadOnlySpan<byte> bytes = source.Take(byteCount);
        if (bytes.Length < byteCount) return false;
        DType.Decode(dtype, bytes, floats);
        return true;
    }

    private void CheckShapesAndTypes(IReadOnlyList<StoredTensor> stored, TensorSpec?[] matches)
    {
        List<(TensorSpec Spec, string Fault)> faults = [];
        for (int i = 0; i < matches.Length; i++)
        {
            if (matches[i] is { } spec && Fault(spec, stored[i]) is { } fault) faults.Add((spec, fault));
        }

        if (faults.Count > 0) throw source.Error(Wording.List(faults, "; ", fault => fault.Fault), faults[0].Spec.Name);
    }

    private string? Fault(TensorSpec spec, StoredTensor tensor)
    {
        if (!tensor.HasShape(spec.Shape))
            return $"{spec.Name} is {Wording.Shape(tensor.Shape)} in the file, but {model} declares {Wording.Shape(spec.Shape)}";
        if (!DType.IsReadable(tensor.DType))
            return $"{spec.Name} is of type {tensor.DType} in the file, but weights are read from {DType.Readable}";
        return null;
    }
}
