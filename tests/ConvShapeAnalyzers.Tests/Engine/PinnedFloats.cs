using System.Runtime.InteropServices;

namespace ConvShape.Tests.Engine;

/// <summary>Floats of the collector that it does not move.</summary>
internal sealed unsafe class PinnedFloats(long length) : IFloats
{
    private readonly float[] _values = GC.AllocateUninitializedArray<float>((int)length, pinned: true);

    public float* Start => (float*)Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0);

    public Span<float> Span => _values;

    public void Dispose()
    {
    }
}
