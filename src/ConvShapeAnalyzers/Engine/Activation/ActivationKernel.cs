using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>Runs a function on value after value.</summary>
internal abstract unsafe class ActivationKernel
{
    /// <summary>
    /// Where the function is min(max(low, x), high), its bounds, so that a kernel can run it on values still in registers; else null. NaN stays NaN
    /// there too, but −0 may become +0: of equal zeros the processor's own maximum gives either.
    /// </summary>
    public (float Low, float High)? Bounds => this switch
    {
        ActivationKernel<ReluFunction> => (0, float.PositiveInfinity),
        ActivationKernel<Relu6Function> => (0, 6),
        _ => null,
    };

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
        nint at = 0;
        for (; at <= count - MapLayout.Lanes; at += MapLayout.Lanes)
        {
            of.Of(Vector512.Load(source + at)).Store(target + at);
        }

        if (at < count)
        {
            RunRest(source + at, target + at, count - at);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunRest(float* source, float* target, nint count)
    {
        Vector512<float> rest = default;
        float* lanes = (float*)&rest;
        for (nint i = 0; i < count; i++)
        {
            lanes[i] = source[i];
        }

        rest = function.Of(rest);
        for (nint i = 0; i < count; i++)
        {
            target[i] = lanes[i];
        }
    }
}
