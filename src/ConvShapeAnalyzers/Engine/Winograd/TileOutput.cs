using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>Where the outputs of a tile go, and what is done to them on the way: a bias and a map are added, and they are brought between bounds.</summary>
/// <param name="to">The first output.</param>
/// <param name="pitch">Floats from one row to the next.</param>
/// <param name="addend">The map's first value, or null.</param>
/// <param name="addendPitch">Floats from one of its rows to the next.</param>
/// <param name="bias">The bias of sixteen filters.</param>
/// <param name="low">The lower bound.</param>
/// <param name="high">The upper bound.</param>
internal readonly unsafe struct TileOutput(float* to, nint pitch, float* addend, nint addendPitch, float* bias, float low, float high)
{
    /// <summary>Finishes and writes two outputs of a row, side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(int row, int column, Vector512<float> first, Vector512<float> second)
    {
        first += Vector512.Load(bias);
        second += Vector512.Load(bias);
        if (addend is not null)
        {
            float* added = addend + row * addendPitch + column * MapLayout.Lanes;
            first += Vector512.Load(added);
            second += Vector512.Load(added + MapLayout.Lanes);
        }

        // Of NaN and a bound, both take the NaN: as the second on x86, of which they take equal zeros as well.
        float* output = to + row * pitch + column * MapLayout.Lanes;
        Vector512.MinNative(Vector512.Create(high), Vector512.MaxNative(Vector512.Create(low), first)).Store(output);
        Vector512.MinNative(Vector512.Create(high), Vector512.MaxNative(Vector512.Create(low), second)).Store(output + MapLayout.Lanes);
    }
}
