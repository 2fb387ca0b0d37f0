using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>Moves neighbouring positions, all of their channels: often a few only, so that a call of the general copy would cost more than the work.</summary>
internal static unsafe class Positions
{
    /// <summary>Copies positions; source and target do not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(float* source, float* target, nint count)
    {
        for (nint at = 0; at < count * MapLayout.Lanes; at += MapLayout.Lanes)
        {
            Vector512.Load(source + at).Store(target + at);
        }
    }

    /// <summary>Sets positions to zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Clear(float* target, nint count)
    {
        for (nint at = 0; at < count * MapLayout.Lanes; at += MapLayout.Lanes)
        {
            Vector512<float>.Zero.Store(target + at);
        }
    }
}
