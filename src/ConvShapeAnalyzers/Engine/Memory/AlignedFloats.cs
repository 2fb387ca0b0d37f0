using System.Runtime.CompilerServices;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>Floats that begin on a cache line and do not move. Of any content at first.</summary>
internal sealed unsafe class AlignedFloats
{
    /// <summary>One cache line: a vector that begins there never lies across two.</summary>
    public const int AlignmentBytes = 64;

    private const int Alignment = AlignmentBytes / sizeof(float);

    /// <summary>The longest that there can be.</summary>
    public const long MaxLength = LayerInference.LongestArray;

    private readonly float[] _memory;

    /// <param name="length">Number of floats, at most <see cref="MaxLength"/>.</param>
    public AlignedFloats(long length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxLength);
        Length = length;

        // Pinned, so that the alignment found here stays true, and pointers into it too.
        _memory = GC.AllocateUninitializedArray<float>((int)length + Alignment, pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref _memory[0]);
        Start = (float*)((address + AlignmentBytes - 1) / AlignmentBytes * AlignmentBytes);
    }

    /// <summary>Number of floats.</summary>
    public long Length { get; }

    /// <summary>Where they begin. True as long as this object is referenced.</summary>
    public float* Start { get; }

    /// <summary>All of them.</summary>
    public Span<float> Span => new(Start, (int)Length);

    /// <summary>All of them, which stay where they are as long as this is referenced.</summary>
    public Memory<float> Memory => _memory.AsMemory((int)(Start - (float*)Unsafe.AsPointer(ref _memory[0])), (int)Length);

    /// <summary>A length after which the next begins on a cache line.</summary>
    public static long Aligned(long length) => (length + Alignment - 1) / Alignment * Alignment;
}
