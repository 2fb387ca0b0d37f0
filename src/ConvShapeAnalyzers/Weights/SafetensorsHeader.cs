using System.Buffers.Binary;
using System.Globalization;
using System.Text.Unicode;

namespace ConvShape.Weights;

/// <summary>The front of a safetensors file: eight bytes of length, then that many bytes of JSON about the tensors that follow.</summary>
/// <remarks>
/// Format: README.md of github.com/huggingface/safetensors. What that implementation refuses is refused here, and unknown keys too.
/// </remarks>
internal static class SafetensorsHeader
{
    /// <summary>The bytes of the length at the very front.</summary>
    public const int LengthBytes = sizeof(ulong);

    // The bound of the reference implementation.
    private const int MostBytes = 100_000_000;

    /// <summary>
    /// Takes length and header from the source. The tensors come in the order of their data, from offset 0 without hole or overlap.
    /// </summary>
    public static IReadOnlyList<StoredTensor> Read(WeightsSource source)
    {
        byte[] start = source.Take(LengthBytes).ToArray();
        if (start.Length == 0) throw source.Error("empty");
        if (start.Length < LengthBytes) throw NotSafetensors(source, start, $"{Wording.Count(start.Length, "byte")} in all");

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        string promised = length.ToString("N0", CultureInfo.InvariantCulture);
        if (length is < 2 or > MostBytes)
        {
            byte[] more = [.. start, .. source.Take(ForeignFile.EnoughBytes - LengthBytes)];
            throw NotSafetensors(source, more, $"its header would have {promised} bytes; 2 to {Wording.Number(MostBytes)} are possible");
        }

        ReadOnlySpan<byte> header = source.Take((int)length);
        if (header is [not (byte)'{', ..]) throw NotSafetensors(source, start, "its header does not begin with {");
        if (header.Length < (int)length)
            throw source.Error($"truncated: of the {promised} bytes of its header, {Wording.Number(header.Length)} are there");
        if (!Utf8.IsValid(header)) throw source.Error("the header is not valid UTF-8");

        List<StoredTensor> tensors = new HeaderParser(source, header).Parse();
        // Most writers keep the order of the data.
        if (!IsInOrder(tensors)) tensors = [.. tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End)];
        CheckContiguous(source, tensors);
        if (source.Remaining is { } there && tensors.Find(tensor => tensor.End > there) is { } cut) throw Truncated(source, tensors, there, cut);
        return tensors;
    }

    /// <summary>The exception for data of which so many bytes are there, and which end within the tensor that is cut.</summary>
    public static WeightsException Truncated(WeightsSource source, IReadOnlyList<StoredTensor> tensors, long there, StoredTensor cut) =>
        source.Error($"truncated: of the {Wording.Number(tensors[^1].End)} bytes of tensors that its header describes, "
            + $"{Wording.Number(there)} are there", cut.Name);

    private static bool IsInOrder(List<StoredTensor> tensors)
    {
        for (int i = 1; i < tensors.Count; i++)
        {
            if ((tensors[i].Begin, tensors[i].End).CompareTo((tensors[i - 1].Begin, tensors[i - 1].End)) < 0) return false;
        }

        return true;
    }

    private static void CheckContiguous(WeightsSource source, List<StoredTensor> tensors)
    {
        long end = 0;
        foreach (StoredTensor tensor in tensors)
        {
            if (tensor.Begin != end)
            {
                string fault = tensor.Begin < end ? "overlaps the tensor before it" : "leaves a hole before it";
                string place = $"its data begin at {Wording.Number(tensor.Begin)}, not at {Wording.Number(end)}";
                throw source.Error($"{Wording.Name(tensor.Name)} {fault}: {place}", tensor.Name);
            }

            end = tensor.End;
        }
    }

    private static WeightsException NotSafetensors(WeightsSource source, ReadOnlySpan<byte> start, string reason) =>
        source.Error(ForeignFile.Explain(start) ?? $"not a safetensors file: {reason}");
}
