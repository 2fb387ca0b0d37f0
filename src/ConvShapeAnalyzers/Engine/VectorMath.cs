using System.Numerics;
using System.Runtime.CompilerServices;

namespace ConvShape.Engine;

/// <summary>Vector operations with PyTorch's treatment of special values.</summary>
internal static class VectorMath
{
    /// <summary>max(0, x); NaN stays NaN and −0 stays −0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Relu(Vector<float> values) =>
        Vector.ConditionalSelect(Vector.LessThan(values, Vector<float>.Zero), Vector<float>.Zero, values);

    /// <summary>The same in place. Only while generated code still asks a stage for it; a fused activation belongs to its operator.</summary>
    public static void Relu(Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = values[i] < 0 ? 0 : values[i];
        }
    }
}
