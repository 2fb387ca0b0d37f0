using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>What transforms are written with.</summary>
internal static unsafe class WinogradTerms
{
    public const int Lanes = MapLayout.Lanes;

    /// <summary>√½ and √2, the points of tiles that see six rows.</summary>
    public const float A = 0.70710678f, B = 1.41421356f;

    /// <summary>The vector at a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> At(float* start, int position) => Vector512.Load(start + position * Lanes);

    /// <summary>addend + factor · value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> addend, Vector512<float> factor, Vector512<float> value) =>
        Vector512.MultiplyAddEstimate(factor, value, addend);
}
