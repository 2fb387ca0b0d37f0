using System.Numerics;
using System.Runtime.CompilerServices;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>Runs a function on value after value.</summary>
internal abstract unsafe class ActivationKernel
{
    /// <summary>Whether this is max(0, x), which some kernels run on values still in registers.</summary>
    public bool IsRelu => this is ActivationKernel<ReluFunction>;

    /// <summary>The function of an activation layer.</summary>
    public static ActivationKernel Of(LayerInfo activation) => activation.Kind switch
    {
        LayerKind.Relu => new ActivationKernel<ReluFunction>(default),
        LayerKind.Relu6 => new ActivationKernel<Relu6Function>(default),
        LayerKind.LeakyRelu => new ActivationKernel<LeakyReluFunction>(new((float)activation.Slope)),
        LayerKind.Sigmoid => new ActivationKernel<SigmoidFunction>(default),
        LayerKind.Tanh => new ActivationKernel<TanhFunction>(default),
        LayerKind.Silu => new ActivationKernel<SiluFunction>(default),
        LayerKind.HardSwish => new ActivationKernel<HardSwishFunction>(default),
        LayerKind.HardSigmoid => new ActivationKernel<HardSigmoidFunction>(default),
        LayerKind.Gelu => new ActivationKernel<GeluFunction>(default),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation.Kind, $"{activation.Name} is no activation."),
    };

    /// <summary>Runs the function; source and target are the same, or do not overlap.</summary>
    public abstract void Run(float* source, float* target, nint count);
}

/// <summary>Runs one function. What is left behind the last whole vector is run as a vector too, so that a value gives the same bits wherever it lies.</summary>
internal sealed unsafe class ActivationKernel<TFunction>(TFunction function) : ActivationKernel
    where TFunction : struct, IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* source, float* target, nint count)
    {
        TFunction of = function;
        nint width = Vector<float>.Count, at = 0;
        for (; at <= count - width; at += width)
        {
            of.Of(Vector.Load(source + at)).Store(target + at);
        }

        if (at < count)
        {
            Vector<float> rest = default;
            RowCopy.Copy(source + at, (float*)&rest, count - at);
            rest = of.Of(rest);
            RowCopy.Copy((float*)&rest, target + at, count - at);
        }
    }
}
