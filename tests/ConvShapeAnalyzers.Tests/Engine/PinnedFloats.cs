using System.Runtime.CompilerServices;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>Floats that keep their place in memory, so that operators can be given pointers to them; to be kept alive while they are.</summary>
internal sealed unsafe class PinnedFloats
{
    public PinnedFloats(int length, float value)
    {
        Values = GC.AllocateUninitializedArray<float>(Math.Max(1, length), pinned: true);
        Array.Fill(Values, value);
    }

    public PinnedFloats(float[] values)
        : this(values.Length, 0) => values.CopyTo(Values, 0);

    public float[] Values { get; }

    /// <summary>One map of every image: where the first begins, and how far it is to the next.</summary>
    public Maps Maps(int start, long stride) => new((float*)Unsafe.AsPointer(ref Values[0]) + start, (nint)stride);
}
