using System.Numerics;
using System.Runtime.CompilerServices;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// A linear layer, and a convolution whose filters see the whole map: dot products of weight rows with images. Four rows share each
/// vector of an image, and three images each vector of weights; weights are used where they lie.
/// </summary>
internal sealed unsafe class LinearOperator(LayerInfo layer, LayerTensors tensors, ActivationKernel? activation) : MapOperator(layer)
{
    private const int Rows = 4;
    private const int Images = 3;

    private readonly nint _inputs = (nint)layer.Input.Elements;
    private readonly nint _outputs = (nint)layer.Output.Elements;

    /// <summary>Whether this is a linear layer, or a convolution that is one: each filter as large as the map, and nothing around it.</summary>
    public static bool IsLinear(LayerInfo layer) => layer.Kind == LayerKind.Linear || (layer is { Kind: LayerKind.Convolution, Groups: 1, Output: { Height.Value: 1, Width.Value: 1 } }
        && layer.Rows is { Dilation: 1, PaddingStart: 0, PaddingEnd: 0 } && layer.Rows.Kernel == layer.Input.Height.Value
        && layer.Columns is { Dilation: 1, PaddingStart: 0, PaddingEnd: 0 } && layer.Columns.Kernel == layer.Input.Width.Value);

    /// <summary>Whether a transposed convolution spreads single values over an output as large as its kernel, as the first layer of a generator does.</summary>
    public static bool IsSpreading(LayerInfo layer) => layer is { Kind: LayerKind.TransposedConvolution, Groups: 1, Input: { Height.Value: 1, Width.Value: 1 } }
        && layer.Rows is { Dilation: 1, PaddingStart: 0 } && layer.Rows.Kernel == layer.Output.Height.Value
        && layer.Columns is { Dilation: 1, PaddingStart: 0 } && layer.Columns.Kernel == layer.Output.Width.Value;

    /// <summary>The linear layer that a spreading transposed convolution is: its weights, C×(F·kh·kw), turned around, and each bias for every tap.</summary>
    public static LinearOperator Spreading(LayerInfo layer, LayerTensors tensors, ActivationKernel? activation)
    {
        int channels = layer.Input.Channels, outputs = (int)layer.Output.Elements, taps = outputs / layer.Output.Channels;
        ReadOnlySpan<float> weight = tensors.Weight.Span, bias = tensors.Bias.Span;
        float[] turned = new float[weight.Length], spread = new float[bias.Length * taps];
        for (int i = 0; i < turned.Length; i++)
        {
            turned[i % outputs * channels + i / outputs] = weight[i];
        }

        for (int i = 0; i < spread.Length; i++)
        {
            spread[i] = bias[i / taps];
        }

        return new LinearOperator(layer, new LayerTensors(turned, spread), activation);
    }

    protected override void Compute(float* input, float* output, int batch, float* scratch)
    {
        fixed (float* weights = tensors.Weight.Span, biases = tensors.Bias.Span)
        {
            nint image = 0;
            for (; image <= batch - Images; image += Images)
            {
                ComputeImages<Three>(weights, input + image * _inputs, output + image * _outputs);
            }

            for (; image < batch; image++)
            {
                ComputeImages<One>(weights, input + image * _inputs, output + image * _outputs);
            }

            for (image = 0; image < batch; image++)
            {
                Finish(biases, output + image * _outputs);
            }
        }
    }

    private void ComputeImages<TImages>(float* weights, float* input, float* output)
        where TImages : struct, ICount
    {
        nint row = 0;
        for (; row <= _outputs - Rows; row += Rows)
        {
            Dot<Four, TImages>(weights + row * _inputs, input, output + row);
        }

        for (; row < _outputs; row++)
        {
            Dot<One, TImages>(weights + row * _inputs, input, output + row);
        }
    }

    /// <summary>The dot products of up to four rows of weights with up to three images.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Dot<TRows, TImages>(float* weights, float* input, float* output)
        where TRows : struct, ICount
        where TImages : struct, ICount
    {
        nint length = _inputs;
        float* row1 = weights + length, row2 = row1 + length, row3 = row2 + length;
        float* image1 = input + length, image2 = image1 + length;
        Vector<float> sum00 = default, sum01 = default, sum02 = default;
        Vector<float> sum10 = default, sum11 = default, sum12 = default;
        Vector<float> sum20 = default, sum21 = default, sum22 = default;
        Vector<float> sum30 = default, sum31 = default, sum32 = default;
        nint at = 0;
        for (; at <= length - Vector<float>.Count; at += Vector<float>.Count)
        {
            Vector<float> value0 = Vector.Load(input + at);
            Vector<float> value1 = TImages.Value > 1 ? Vector.Load(image1 + at) : default;
            Vector<float> value2 = TImages.Value > 2 ? Vector.Load(image2 + at) : default;
            AddProducts<TImages>(Vector.Load(weights + at), value0, value1, value2, ref sum00, ref sum01, ref sum02);
            if (TRows.Value > 1)
            {
                AddProducts<TImages>(Vector.Load(row1 + at), value0, value1, value2, ref sum10, ref sum11, ref sum12);
                AddProducts<TImages>(Vector.Load(row2 + at), value0, value1, value2, ref sum20, ref sum21, ref sum22);
                AddProducts<TImages>(Vector.Load(row3 + at), value0, value1, value2, ref sum30, ref sum31, ref sum32);
            }
        }

        StoreSums<TImages>(weights, input, at, output, sum00, sum01, sum02);
        if (TRows.Value > 1)
        {
            StoreSums<TImages>(row1, input, at, output + 1, sum10, sum11, sum12);
            StoreSums<TImages>(row2, input, at, output + 2, sum20, sum21, sum22);
            StoreSums<TImages>(row3, input, at, output + 3, sum30, sum31, sum32);
        }
    }

    /// <summary>Adds weights × values to the sums of one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProducts<TImages>(
        Vector<float> factors, Vector<float> value0, Vector<float> value1, Vector<float> value2,
        ref Vector<float> sum0, ref Vector<float> sum1, ref Vector<float> sum2)
        where TImages : struct, ICount
    {
        sum0 = Vector.MultiplyAddEstimate(factors, value0, sum0);
        if (TImages.Value > 1)
        {
            sum1 = Vector.MultiplyAddEstimate(factors, value1, sum1);
            sum2 = Vector.MultiplyAddEstimate(factors, value2, sum2);
        }
    }

    /// <summary>Writes what one row gives for each image: its lanes, and the products behind the last whole vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StoreSums<TImages>(float* row, float* input, nint from, float* output, Vector<float> sum0, Vector<float> sum1, Vector<float> sum2)
        where TImages : struct, ICount
    {
        *output = Vector.Sum(sum0) + Remainder(row, input, from);
        if (TImages.Value > 1)
        {
            output[_outputs] = Vector.Sum(sum1) + Remainder(row, input + _inputs, from);
            output[2 * _outputs] = Vector.Sum(sum2) + Remainder(row, input + 2 * _inputs, from);
        }
    }

    private float Remainder(float* row, float* input, nint from)
    {
        float sum = 0;
        for (nint i = from; i < _inputs; i++)
        {
            sum += row[i] * input[i];
        }

        return sum;
    }

    /// <summary>Adds the bias, and runs the activation.</summary>
    private void Finish(float* biases, float* output)
    {
        for (nint i = 0; biases is not null && i < _outputs; i++)
        {
            output[i] += biases[i];
        }

        activation?.Run(output, output, _outputs);
    }
}
