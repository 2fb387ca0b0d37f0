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
                DotFour(weights, call, image, first, end);
            }

            for (; image < call->Batch; image++)
            {
                DotImage(weights, call, image, first, end);
            }

            for (image = 0; image < call->Batch; image++)
            {
                Finish(call, image, first, end, biases);
            }
        }
    }

    public override void CompileKernels()
    {
        float* none = stackalloc float[4];
        Dot<Four>(none, none, length: 0, none);
        if (_outputs % 4 != 0)
        {
            Dot<One>(none, none, length: 0, none);
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

    private void DotImage(float* weights, OperatorCall* call, int image, nint row, nint end)
    {
        float* input = call->Inputs[0].Of(image), output = call->Output.Of(image);
        for (; row <= end - 4; row += 4)
        {
            Dot<Four>(weights + row * _inputs, input, _inputs, output + row);
        }

        for (; row < end; row++)
        {
            Dot<One>(weights + row * _inputs, input, _inputs, output + row);
        }
    }

    private void DotFour(float* weights, OperatorCall* call, int image, nint row, nint end)
    {
        float* input = call->Inputs[0].Of(image), output = call->Output.Of(image);
        nint images = call->Inputs[0].Stride, outputs = call->Output.Stride;
        for (; row <= end - 2; row += 2)
        {
            DotFour<Two>(weights + row * _inputs, input, images, _inputs, output + row, outputs);
        }

        for (; row < end; row++)
        {
            DotFour<One>(weights + row * _inputs, input, images, _inputs, output + row, outputs);
        }
    }

    /// <summary>
    /// The dot products of one or four rows of weights with an image. Two chains of sums run for each row, since one would wait for itself: one for
    /// every other vector. Behind the last whole vector there is one that overlaps it; what was taken already counts as zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Dot<TRows>(float* weights, float* input, nint length, float* output)
        where TRows : unmanaged, ICount
    {
        Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        nint at = 0;
        for (; at <= length - 2 * MapLayout.Lanes; at += 2 * MapLayout.Lanes)
        {
            float* w = weights + at, next = w + MapLayout.Lanes;
            Vector512<float> x = Vector512.Load(input + at), y = Vector512.Load(input + at + MapLayout.Lanes);
            a0 = Vector512.MultiplyAddEstimate(Vector512.Load(w), x, a0);
            b0 = Vector512.MultiplyAddEstimate(Vector512.Load(next), y, b0);
            if (sizeof(TRows) > 1) a1 = Vector512.MultiplyAddEstimate(Vector512.Load(w + length), x, a1);
            if (sizeof(TRows) > 1) b1 = Vector512.MultiplyAddEstimate(Vector512.Load(next + length), y, b1);
            if (sizeof(TRows) > 2) a2 = Vector512.MultiplyAddEstimate(Vector512.Load(w + 2 * length), x, a2);
            if (sizeof(TRows) > 2) b2 = Vector512.MultiplyAddEstimate(Vector512.Load(next + 2 * length), y, b2);
            if (sizeof(TRows) > 3) a3 = Vector512.MultiplyAddEstimate(Vector512.Load(w + 3 * length), x, a3);
            if (sizeof(TRows) > 3) b3 = Vector512.MultiplyAddEstimate(Vector512.Load(next + 3 * length), y, b3);
        }

        for (; at < length; at += MapLayout.Lanes)
        {
            // Weights too: one that is infinite times zero would be no number.
            nint first = Math.Min(at, length - MapLayout.Lanes), taken = at - first;
            float* w = weights + first;
            Vector512<float> x = VectorMath.Behind(Vector512.Load(input + first), taken);
            a0 = Vector512.MultiplyAddEstimate(VectorMath.Behind(Vector512.Load(w), taken), x, a0);
            if (sizeof(TRows) > 1) a1 = Vector512.MultiplyAddEstimate(VectorMath.Behind(Vector512.Load(w + length), taken), x, a1);
            if (sizeof(TRows) > 2) a2 = Vector512.MultiplyAddEstimate(VectorMath.Behind(Vector512.Load(w + 2 * length), taken), x, a2);
            if (sizeof(TRows) > 3) a3 = Vector512.MultiplyAddEstimate(VectorMath.Behind(Vector512.Load(w + 3 * length), taken), x, a3);
        }

        if (sizeof(TRows) == 1)
        {
            *output = VectorMath.Sums(a0 + b0, default, default, default).ToScalar();
            return;
        }

        VectorMath.Sums(a0 + b0, a1 + b1, a2 + b2, a3 + b3).Store(output);
    }

    /// <summary>The dot products of one or two rows of weights with four images, each with the bits that the image alone has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DotFour<TRows>(float* weights, float* input, nint images, nint length, float* output, nint outputs)
        where TRows : unmanaged, ICount
    {
        Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        Vector512<float> c0 = default, c1 = default, c2 = default, c3 = default, d0 = default, d1 = default, d2 = default, d3 = default;
        float* second = input + images, third = second + images, fourth = third + images;
        nint at = 0;
        for (; at <= length - 2 * MapLayout.Lanes; at += 2 * MapLayout.Lanes)
        {
            nint next = at + MapLayout.Lanes;
            Vector512<float> w = Vector512.Load(weights + at), v = Vector512.Load(weights + next);
            Vector512<float> w1 = sizeof(TRows) > 1 ? Vector512.Load(weights + length + at) : default;
            Vector512<float> v1 = sizeof(TRows) > 1 ? Vector512.Load(weights + length + next) : default;
            Vector512<float> x = Vector512.Load(input + at), y = Vector512.Load(input + next);
            a0 = Vector512.MultiplyAddEstimate(w, x, a0);
            b0 = Vector512.MultiplyAddEstimate(v, y, b0);
            if (sizeof(TRows) > 1) c0 = Vector512.MultiplyAddEstimate(w1, x, c0);
            if (sizeof(TRows) > 1) d0 = Vector512.MultiplyAddEstimate(v1, y, d0);
            x = Vector512.Load(second + at);
            y = Vector512.Load(second + next);
            a1 = Vector512.MultiplyAddEstimate(w, x, a1);
            b1 = Vector512.MultiplyAddEstimate(v, y, b1);
            if (sizeof(TRows) > 1) c1 = Vector512.MultiplyAddEstimate(w1, x, c1);
            if (sizeof(TRows) > 1) d1 = Vector512.MultiplyAddEstimate(v1, y, d1);
            x = Vector512.Load(third + at);
            y = Vector512.Load(third + next);
            a2 = Vector512.MultiplyAddEstimate(w, x, a2);
            b2 = Vector512.MultiplyAddEstimate(v, y, b2);
            if (sizeof(TRows) > 1) c2 = Vector512.MultiplyAddEstimate(w1, x, c2);
            if (sizeof(TRows) > 1) d2 = Vector512.MultiplyAddEstimate(v1, y, d2);
            x = Vector512.Load(fourth + at);
            y = Vector512.Load(fourth + next);
            a3 = Vector512.MultiplyAddEstimate(w, x, a3);
            b3 = Vector512.MultiplyAddEstimate(v, y, b3);
            if (sizeof(TRows) > 1) c3 = Vector512.MultiplyAddEstimate(w1, x, c3);
            if (sizeof(TRows) > 1) d3 = Vector512.MultiplyAddEstimate(v1, y, d3);
        }

        for (; at < length; at += MapLayout.Lanes)
        {
            nint first = Math.Min(at, length - MapLayout.Lanes), taken = at - first;
            Vector512<float> w = VectorMath.Behind(Vector512.Load(weights + first), taken), w1 = default;
            if (sizeof(TRows) > 1) w1 = VectorMath.Behind(Vector512.Load(weights + length + first), taken);
            Vector512<float> x = VectorMath.Behind(Vector512.Load(input + first), taken), y = VectorMath.Behind(Vector512.Load(second + first), taken);
            a0 = Vector512.MultiplyAddEstimate(w, x, a0);
            a1 = Vector512.MultiplyAddEstimate(w, y, a1);
            if (sizeof(TRows) > 1) c0 = Vector512.MultiplyAddEstimate(w1, x, c0);
            if (sizeof(TRows) > 1) c1 = Vector512.MultiplyAddEstimate(w1, y, c1);
            x = VectorMath.Behind(Vector512.Load(third + first), taken);
            y = VectorMath.Behind(Vector512.Load(fourth + first), taken);
            a2 = Vector512.MultiplyAddEstimate(w, x, a2);
            a3 = Vector512.MultiplyAddEstimate(w, y, a3);
            if (sizeof(TRows) > 1) c2 = Vector512.MultiplyAddEstimate(w1, x, c2);
            if (sizeof(TRows) > 1) c3 = Vector512.MultiplyAddEstimate(w1, y, c3);
        }

        Vector128<float> sums = VectorMath.Sums(a0 + b0, a1 + b1, a2 + b2, a3 + b3);
        Vector128<float> sums1 = sizeof(TRows) > 1 ? VectorMath.Sums(c0 + d0, c1 + d1, c2 + d2, c3 + d3) : default;
        for (int image = 0; image < 4; image++)
        {
            output[image * outputs] = sums[image];
            if (sizeof(TRows) > 1) output[image * outputs + 1] = sums1[image];
        }
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
