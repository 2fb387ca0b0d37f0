using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>The sums of <see cref="StrassenOperator"/>.</summary>
internal static unsafe class StrassenSums
{
    private const int Lanes = MapLayout.Lanes;

    /// <summary>S₁ = a₂₁ + a₂₂, S₂ = S₁ − a₁₁, S₃ = a₁₁ − a₂₁ and S₄ = a₁₂ − S₂ of some positions, each so far behind the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Inputs(float* a11, float* a12, float* a21, float* a22, float* to, nint sum, nint positions)
    {
        for (nint at = 0; at < positions * Lanes; at += Lanes)
        {
            Vector512<float> upper = Vector512.Load(a11 + at), lower = Vector512.Load(a21 + at), first = lower + Vector512.Load(a22 + at), second = first - upper;
            first.Store(to + at);
            second.Store(to + sum + at);
            (upper - lower).Store(to + 2 * sum + at);
            (Vector512.Load(a12 + at) - second).Store(to + 3 * sum + at);
        }
    }

    /// <summary>T₁ = b₁₂ − b₁₁, T₂ = b₂₂ − T₁, T₃ = b₂₂ − b₁₂ and −T₄ = b₂₁ − T₂ of the panels b₁₁, b₂₁, b₁₂ and b₂₂, one behind the other.</summary>
    /// <param name="panels">The first panel.</param>
    /// <param name="panel">Floats of a panel.</param>
    /// <param name="to">The first sum.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weights(float* panels, nint panel, float* to)
    {
        for (nint at = 0; at < panel; at += Lanes)
        {
            Vector512<float> b12 = Vector512.Load(panels + 2 * panel + at), b22 = Vector512.Load(panels + 3 * panel + at);
            Vector512<float> first = b12 - Vector512.Load(panels + at), second = b22 - first;
            first.Store(to + at);
            second.Store(to + panel + at);
            (b22 - b12).Store(to + 2 * panel + at);
            (Vector512.Load(panels + panel + at) - second).Store(to + 3 * panel + at);
        }
    }

    /// <summary>The sum of two, with a map and the bias of sixteen filters, between two bounds.</summary>
    /// <param name="one">The first.</param>
    /// <param name="other">The second, or null.</param>
    /// <param name="addend">The map, or null.</param>
    /// <param name="bias">The bias.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="positions">Number of positions.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* one, float* other, float* addend, float* bias, float low, float high, float* to, nint positions)
    {
        Vector512<float> offset = Vector512.Load(bias), lowest = Vector512.Create(low), highest = Vector512.Create(high);
        for (nint at = 0; at < positions * Lanes; at += Lanes)
        {
            Vector512<float> sum = Vector512.Load(one + at) + offset;
            sum = other is null ? sum : sum + Vector512.Load(other + at);
            sum = addend is null ? sum : sum + Vector512.Load(addend + at);
            Vector512.MinNative(highest, Vector512.MaxNative(lowest, sum)).Store(to + at);
        }
    }
}
