using System.Numerics;
using System.Runtime.CompilerServices;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>γ · (x − μ) / √(σ² + ε) + β as x · scale + shift, where it could not be folded into the layer before it.</summary>
internal sealed unsafe class BatchNormOperator : MapOperator
{
    private readonly float[] _scale;
    private readonly float[] _shift;
    private readonly bool _rectifies;

    public BatchNormOperator(LayerInfo layer, LayerTensors tensors, bool rectifies)
        : base(layer)
    {
        ChannelScaling[] channels = ChannelScaling.Of(layer, tensors);
        _scale = Array.ConvertAll(channels, channel => (float)channel.Scale);
        _shift = Array.ConvertAll(channels, channel => (float)channel.Shift);
        _rectifies = rectifies;
    }

    protected override void Compute(float* input, float* output, int batch, float* scratch)
    {
        nint channels = Layer.Input.Channels, area = (nint)Layer.Input.Elements / channels;
        fixed (float* scales = _scale, shifts = _shift)
        {
            for (nint image = 0; image < batch; image++)
            {
                nint start = image * channels * area;
                if (area == 1)
                {
                    Run<Varying>(input + start, scales, shifts, output + start, channels);
                    continue;
                }

                for (nint channel = 0; channel < channels; channel++, start += area)
                {
                    Run<Constant>(input + start, scales + channel, shifts + channel, output + start, area);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<TValues>(float* input, float* scales, float* shifts, float* output, nint count)
        where TValues : struct, IOperand
    {
        bool rectifies = _rectifies;
        nint at = 0;
        for (; at <= count - Vector<float>.Count; at += Vector<float>.Count)
        {
            Vector<float> value = Vector.MultiplyAddEstimate(Vector.Load(input + at), TValues.Vector(scales, at), TValues.Vector(shifts, at));
            (rectifies ? VectorMath.Relu(value) : value).Store(output + at);
        }

        for (; at < count; at++)
        {
            float value = float.MultiplyAddEstimate(input[at], TValues.Scalar(scales, at), TValues.Scalar(shifts, at));
            output[at] = rectifies && value < 0 ? 0 : value;
        }
    }
}

/// <summary>What a batch normalisation comes to once its statistics are fixed.</summary>
/// <param name="Scale">γ / √(σ² + ε).</param>
/// <param name="Shift">β − μ · scale.</param>
internal readonly record struct ChannelScaling(double Scale, double Shift)
{
    /// <summary>For every channel, in double.</summary>
    public static ChannelScaling[] Of(LayerInfo norm, LayerTensors tensors)
    {
        ChannelScaling[] channels = new ChannelScaling[norm.Input.Channels];
        for (int i = 0; i < channels.Length; i++)
        {
            double scale = tensors.Weight.Span[i] / Math.Sqrt(tensors.Variance.Span[i] + norm.Epsilon);
            channels[i] = new(scale, tensors.Bias.Span[i] - tensors.Mean.Span[i] * scale);
        }

        return channels;
    }
}
