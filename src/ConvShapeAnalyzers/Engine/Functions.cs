using System.Numerics;
using System.Runtime.CompilerServices;

namespace ConvShape.Engine;

/// <summary>A function of one value at a time, with PyTorch's treatment of special values.</summary>
internal interface IFunction
{
    /// <summary>The function of every lane.</summary>
    Vector<float> Of(Vector<float> x);
}

/// <summary>max(0, x); NaN stays NaN and −0 stays −0.</summary>
internal readonly struct ReluFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x) => VectorMath.Relu(x);
}
