using System.Numerics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>max(0, x), where it could not run on the results of the layer before.</summary>
internal sealed unsafe class ReluOperator(LayerInfo layer) : LayerOperator(layer)
{
    protected override void Compute(ReadOnlySpan<float> input, Span<float> output, int batch, Activation activation, Span<float> scratch)
    {
        fixed (float* inputs = input, outputs = output)
        {
            nint at = 0;
            for (; at <= input.Length - Vector<float>.Count; at += Vector<float>.Count)
            {
                VectorMath.Relu(Vector.Load(inputs + at)).Store(outputs + at);
            }

            for (; at < input.Length; at++)
            {
                outputs[at] = VectorMath.Relu(inputs[at]);
            }
        }
    }
}

/// <summary>Layers that change nothing but the shape.</summary>
internal sealed class CopyOperator(LayerInfo layer) : LayerOperator(layer)
{
    protected override void Compute(ReadOnlySpan<float> input, Span<float> output, int batch, Activation activation, Span<float> scratch) =>
        input.CopyTo(output);
}
