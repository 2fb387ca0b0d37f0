using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// A linear layer, and a 1×1 convolution of single values: dot products of weight rows with images. What takes the time is to read the weights,
/// so they are used where they lie, without a copy. An item is some of the rows, for all images.
/// </summary>
internal sealed unsafe class LinearOperator(OperatorSpec spec) : LayerOperator
{
    /// <summary>Outputs of an item: whole cache lines of results.</summary>
    private const int ItemRows = 64;

    private readonly ReadOnlyMemory<float> _weights = Scaled(spec.Tensors);
    private readonly ReadOnlyMemory<float> _bias = spec.Tensors.Bias;
    private readonly ActivationKernel? _function = spec.Function;
    private readonly nint _inputs = (nint)spec.Layer.Input.Elements;
    private readonly nint _outputs = (nint)spec.Layer.Output.Elements;

    public override long Work => _inputs * _outputs;

    /// <summary>Whether a layer is a product of a matrix with vectors that lie without a gap.</summary>
    public static bool Suits(OperatorSpec spec) => spec is { Layer.Groups: 1, Input: { Height: 1, Width: 1, Block: MapLayout.Lanes, HasHalo: false }, Output.HasHalo: false }
        && !(spec.AddsMap && spec.Inputs[^1].HasHalo)
        && spec.Layer is { Output: { Height.Value: 1, Width.Value: 1 }, Rows.Kernel: 1, Columns.Kernel: 1 };

    public override int Items(int phase, int batch) => (int)((_outputs + ItemRows - 1) / ItemRows);

    public override void Run(OperatorCall* call, int phase, int item, float* own)
    {
        nint first = (nint)item * ItemRows, end = Math.Min(first + ItemRows, _outputs);
        fixed (float* weights = _weights.Span, biases = _bias.Span)
        {
            int image = 0;
            if (_inputs < MapLayout.Lanes)
            {
                DotFew(weights, call, first, end);
                image = call->Batch;
            }

            for (; image <= call->Batch - 4 && Vector512.IsHardwareAccelerated; image += 4)
            {
                Dot<Four>(weights, call, image, first, end);
            }

            for (; image < call->Batch; image++)
            {
                Dot<One>(weights, call, image, first, end);
            }

            for (image = 0; image < call->Batch; image++)
            {
                Finish(call, image, first, end, biases);
            }
        }
    }

    /// <summary>The weights, or where a normalisation is folded into them, a copy of what they come to.</summary>
    private static ReadOnlyMemory<float> Scaled(LayerTensors tensors)
    {
        if (tensors.Scale.IsEmpty)
        {
            return tensors.Weight;
        }

        ReadOnlySpan<float> weights = tensors.Weight.Span;
        Memory<float> scaled = new AlignedFloats(weights.Length).Memory;
        int length = weights.Length / tensors.Scale.Length;
        for (int i = 0; i < weights.Length; i++)
        {
            scaled.Span[i] = (float)(weights[i] * tensors.Scale.Span[i / length]);
        }

        return scaled;
    }

    private void Dot<TImages>(float* weights, OperatorCall* call, int image, nint row, nint end)
        where TImages : unmanaged, ICount
    {
        float* input = call->Inputs[0].Of(image), output = call->Output.Of(image);
        nint inputStride = call->Inputs[0].Stride, outputStride = call->Output.Stride;
        for (; row <= end - 4; row += 4)
        {
            Dot<Four, TImages>(weights + row * _inputs, input, inputStride, _inputs, output + row, outputStride);
        }

        for (; row < end; row++)
        {
            Dot<One, TImages>(weights + row * _inputs, input, inputStride, _inputs, output + row, outputStride);
        }
    }

    /// <summary>
    /// The dot products of one or four rows of weights with one or four images. Of a single image two chains of sums run for each row, since one
    /// would wait for itself.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Dot<TRows, TImages>(float* weights, float* input, nint inputStride, nint length, float* output, nint outputStride)
        where TRows : unmanaged, ICount
        where TImages : unmanaged, ICount
    {
        Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        Vector512<float> c0 = default, c1 = default, c2 = default, c3 = default, d0 = default, d1 = default, d2 = default, d3 = default;
        nint at = 0;
        for (; sizeof(TImages) == 1 && at <= length - 2 * MapLayout.Lanes; at += 2 * MapLayout.Lanes)
        {
            float* w = weights + at, next = w + MapLayout.Lanes;
            Vector512<float> x = Vector512.Load(input + at), y = Vector512.Load(input + at + MapLayout.Lanes);
            a0 = Vector512.FusedMultiplyAdd(Vector512.Load(w), x, a0);
            b0 = Vector512.FusedMultiplyAdd(Vector512.Load(next), y, b0);
            if (sizeof(TRows) > 1) a1 = Vector512.FusedMultiplyAdd(Vector512.Load(w + length), x, a1);
            if (sizeof(TRows) > 1) b1 = Vector512.FusedMultiplyAdd(Vector512.Load(next + length), y, b1);
            if (sizeof(TRows) > 2) a2 = Vector512.FusedMultiplyAdd(Vector512.Load(w + 2 * length), x, a2);
            if (sizeof(TRows) > 2) b2 = Vector512.FusedMultiplyAdd(Vector512.Load(next + 2 * length), y, b2);
            if (sizeof(TRows) > 3) a3 = Vector512.FusedMultiplyAdd(Vector512.Load(w + 3 * length), x, a3);
            if (sizeof(TRows) > 3) b3 = Vector512.FusedMultiplyAdd(Vector512.Load(next + 3 * length), y, b3);
        }

        for (; at < length; at += MapLayout.Lanes)
        {
            // Behind the last whole vector there is one that overlaps it; what was taken already counts as zero.
            nint first = Math.Min(at, length - MapLayout.Lanes), taken = at - first;
            float* w = weights + first;
            Vector512<float> x = VectorMath.Behind(Vector512.Load(input + first), taken), w0 = Vector512.Load(w), w1 = default, w2 = default, w3 = default;
            a0 = Vector512.FusedMultiplyAdd(w0, x, a0);
            if (sizeof(TRows) > 1) a1 = Vector512.FusedMultiplyAdd(w1 = Vector512.Load(w + length), x, a1);
            if (sizeof(TRows) > 2) a2 = Vector512.FusedMultiplyAdd(w2 = Vector512.Load(w + 2 * length), x, a2);
            if (sizeof(TRows) > 3) a3 = Vector512.FusedMultiplyAdd(w3 = Vector512.Load(w + 3 * length), x, a3);
            if (sizeof(TImages) > 1) x = VectorMath.Behind(Vector512.Load(input + inputStride + first), taken);
            if (sizeof(TImages) > 1) b0 = Vector512.FusedMultiplyAdd(w0, x, b0);
            if (sizeof(TImages) > 1 && sizeof(TRows) > 1) b1 = Vector512.FusedMultiplyAdd(w1, x, b1);
            if (sizeof(TImages) > 1 && sizeof(TRows) > 2) b2 = Vector512.FusedMultiplyAdd(w2, x, b2);
            if (sizeof(TImages) > 1 && sizeof(TRows) > 3) b3 = Vector512.FusedMultiplyAdd(w3, x, b3);
            if (sizeof(TImages) > 2) x = VectorMath.Behind(Vector512.Load(input + 2 * inputStride + first), taken);
            if (sizeof(TImages) > 2) c0 = Vector512.FusedMultiplyAdd(w0, x, c0);
            if (sizeof(TImages) > 2 && sizeof(TRows) > 1) c1 = Vector512.FusedMultiplyAdd(w1, x, c1);
            if (sizeof(TImages) > 2 && sizeof(TRows) > 2) c2 = Vector512.FusedMultiplyAdd(w2, x, c2);
            if (sizeof(TImages) > 2 && sizeof(TRows) > 3) c3 = Vector512.FusedMultiplyAdd(w3, x, c3);
            if (sizeof(TImages) > 3) x = VectorMath.Behind(Vector512.Load(input + 3 * inputStride + first), taken);
            if (sizeof(TImages) > 3) d0 = Vector512.FusedMultiplyAdd(w0, x, d0);
            if (sizeof(TImages) > 3 && sizeof(TRows) > 1) d1 = Vector512.FusedMultiplyAdd(w1, x, d1);
            if (sizeof(TImages) > 3 && sizeof(TRows) > 2) d2 = Vector512.FusedMultiplyAdd(w2, x, d2);
            if (sizeof(TImages) > 3 && sizeof(TRows) > 3) d3 = Vector512.FusedMultiplyAdd(w3, x, d3);
        }

        if (sizeof(TImages) == 1)
        {
            Store<TRows>(output, a0 + b0, a1 + b1, a2 + b2, a3 + b3);
            return;
        }

        Store<TRows>(output, a0, a1, a2, a3);
        Store<TRows>(output + outputStride, b0, b1, b2, b3);
        Store<TRows>(output + 2 * outputStride, c0, c1, c2, c3);
        Store<TRows>(output + 3 * outputStride, d0, d1, d2, d3);
    }

    /// <summary>Dot products of less than a vector.</summary>
    private void DotFew(float* weights, OperatorCall* call, nint first, nint end)
    {
        for (int image = 0; image < call->Batch; image++)
        {
            float* input = call->Inputs[0].Of(image), output = call->Output.Of(image);
            for (nint row = first; row < end; row++)
            {
                float sum = 0;
                for (nint i = 0; i < _inputs; i++)
                {
                    sum += weights[row * _inputs + i] * input[i];
                }

                output[row] = sum;
            }
        }
    }

    /// <summary>Writes the sum of each row's lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TRows>(float* output, Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
        where TRows : unmanaged, ICount
    {
        if (sizeof(TRows) == 1)
        {
            *output = Vector512.Sum(a);
            return;
        }

        VectorMath.Sums(a, b, c, d).Store(output);
    }

    /// <summary>Adds the bias and the map that is added, and runs the activation.</summary>
    private void Finish(OperatorCall* call, int image, nint first, nint end, float* biases)
    {
        float* output = call->Output.Of(image);
        float* addend = spec.AddsMap ? call->Inputs[1].Of(image) : null;
        for (nint i = first; i < end; i++)
        {
            output[i] += (biases is null ? 0 : biases[i]) + (addend is null ? 0 : addend[i]);
        }

        _function?.Run(output + first, output + first, end - first);
    }
}
