using System.Numerics;
using System.Runtime.CompilerServices;

namespace ConvShape.Engine;

/// <summary>How an operand lies beside a row of values: one for each of them, or one for all.</summary>
internal interface IOperand
{
    /// <summary>The operand of neighbouring values.</summary>
    static abstract unsafe Vector<float> Vector(float* operand, nint at);

    /// <summary>The operand of one value.</summary>
    static abstract unsafe float Scalar(float* operand, nint at);
}

/// <summary>A value for each.</summary>
internal readonly unsafe struct Varying : IOperand
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Vector(float* operand, nint at) => System.Numerics.Vector.Load(operand + at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Scalar(float* operand, nint at) => operand[at];
}

/// <summary>The same value for all.</summary>
internal readonly unsafe struct Constant : IOperand
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Vector(float* operand, nint at) => new(*operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Scalar(float* operand, nint at) => *operand;
}
