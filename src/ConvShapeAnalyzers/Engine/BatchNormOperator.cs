using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>γ · (x − μ) / √(σ² + ε) + β as x · scale + shift, where it could not be folded into the layer before it.</summary>
internal sealed unsafe class BatchNormOperator : MapOperator
{
    /// <summary>One of each for every channel, and zeros for those that fill up the last block.</summary>
    private readonly float[] _scale;
    private readonly float[] _shift;

    public BatchNormOperator(OperatorSpec spec)
        : base(spec)
    {
        ChannelScaling[] channels = spec.IsForKernels ? [] : ChannelScaling.Of(spec.Layer, spec.Tensors);
        _scale = new float[spec.Output.Blocks * MapLayout.Lanes];
        _shift = new float[_scale.Length];
        for (int i = 0; i < channels.Length; i++)
        {
            _scale[i] = (float)channels[i].Scale;
            _shift[i] = (float)channels[i].Shift;
        }
    }

    protected override void Compute(Maps* inputs, int image, int block, BlockMap output, float* own)
    {
        BlockMap input = Input(inputs, 0, image, block);
        Vector512<float> scale = Vector512.LoadUnsafe(ref _scale[block * MapLayout.Lanes]);
        Vector512<float> shift = Vector512.LoadUnsafe(ref _shift[block * MapLayout.Lanes]);
        for (int row = 0; row < output.Height; row++)
        {
            Run(input.Row(row), scale, shift, output.Row(row), output.Width);
        }
    }

    public override void CompileKernels()
    {
        base.CompileKernels();
        Run(input: null, default, default, output: null, positions: 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run(float* input, Vector512<float> scale, Vector512<float> shift, float* output, nint positions)
    {
        for (nint at = 0; at < positions * MapLayout.Lanes; at += MapLayout.Lanes)
        {
            Vector512.MultiplyAddEstimate(Vector512.Load(input + at), scale, shift).Store(output + at);
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
