namespace ConvShape.Weights;

/// <summary>Recognises what is often taken for a safetensors file and says what to do about it.</summary>
internal static class ForeignFile
{
    /// <summary>How many first bytes are enough to tell.</summary>
    public const int EnoughBytes = 24;

    private const string Checkpoint = "this looks like a PyTorch checkpoint (.pt); "
        + "convert it with safetensors.torch.save_file(model.state_dict(), \"model.safetensors\")";

    /// <summary>What the file seems to be and how to get weights from it, or null.</summary>
    public static string? Explain(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK"u8)) return Checkpoint;
        // A pickle opens with the opcode PROTO (0x80) and its version.
        if (start is [0x80, >= 2 and <= 5, ..]) return Checkpoint;
        if (start.StartsWith("version https://git-lfs"u8))
            return "this is a Git LFS pointer, not the weights themselves; fetch them with git lfs pull";
        return null;
    }
}
