using System.Runtime.InteropServices;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>A convolution in which every filter sees one channel. An item is one block of channels of one image.</summary>
internal sealed unsafe class DepthwiseOperator : LayerOperator
{
    private readonly OperatorSpec _spec;
    private readonly nint[] _taps;
    private readonly AlignedFloats _weights;
    private readonly Epilogue _epilogue;

    public DepthwiseOperator(OperatorSpec spec)
    {
        _spec = spec;
        MapLayout input = spec.Input;
        FilterTap[] taps = ConvolutionPart.Direct(spec.Layer)[0].Taps;
        _taps = GC.AllocateUninitializedArray<nint>(taps.Length, pinned: true);
        for (int i = 0; i < taps.Length; i++)
        {
            _taps[i] = (nint)(taps[i].Row * input.Row + taps[i].Column * MapLayout.Lanes);
        }

        _weights = Pack(spec.Tensors.Weight.Span, taps.Length, spec.Tensors.Scale.Span);
        _epilogue = new Epilogue(spec);
    }

    public override long Work => _spec.Layer.Macs;

    public override int Items(int phase, int batch) => batch * _spec.Output.Blocks;

    public override void Run(OperatorCall* call, int phase, int item, float* own)
    {
        (int image, int block) = Math.DivRem(item, _spec.Output.Blocks);
        BlockMap input = new(_spec.Input, call->Inputs[0].Of(image), block), output = new(_spec.Output, call->Output.Of(image), block);
        DepthwiseJob job = new()
        {
            InputStep = _spec.Layer.Columns.Stride * (nint)MapLayout.Lanes,
            Taps = (nint*)Marshal.UnsafeAddrOfPinnedArrayElement(_taps, 0),
            TapCount = _taps.Length,
            Weights = _weights.Start + (nint)block * _taps.Length * MapLayout.Lanes,
            Bias = _epilogue.Bias(block),
            Low = _epilogue.Low,
            High = _epilogue.High,
        };
        for (int row = 0; row < output.Height; row++)
        {
            float* results = output.Row(row);
            job.Input = input.Row(row * _spec.Layer.Rows.Stride);
            job.Output = results;
            DepthwiseTile.RunRow(&job, output.Width);
            _epilogue.Function?.Run(results, results, output.Width * (nint)MapLayout.Lanes);
        }

        output.ClearHalo();
    }

    public override void CompileKernels()
    {
        DepthwiseTile.Compile(_spec.Layer.Columns.Stride * (nint)MapLayout.Lanes, _spec.Output.Width);
        _epilogue.Function?.Run(null, null, count: 0);
    }

    /// <summary>One value for each tap of each channel, as the kernel reads them: for each block of channels tap by tap. Zeros behind the last channel.</summary>
    private AlignedFloats Pack(ReadOnlySpan<float> values, int taps, ReadOnlySpan<double> scales)
    {
        AlignedFloats packed = new((long)_spec.Output.Blocks * MapLayout.Lanes * taps);
        packed.Span.Clear();
        for (int i = 0; i < values.Length; i++)
        {
            (int channel, int tap) = Math.DivRem(i, taps);
            (int block, int lane) = Math.DivRem(channel, MapLayout.Lanes);
            packed.Start[((nint)block * taps + tap) * MapLayout.Lanes + lane] = scales.IsEmpty ? values[i] : (float)(values[i] * scales[channel]);
        }

        return packed;
    }
}
