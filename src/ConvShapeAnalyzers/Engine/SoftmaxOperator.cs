using System.Numerics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// exp(x − m) / Σ exp(x − m) over the channels at each position, m the largest of them. On a map, the lanes of a vector are
/// neighbouring positions; on a vector, neighbouring features.
/// </summary>
internal sealed unsafe class SoftmaxOperator(LayerInfo layer) : MapOperator(layer)
{
    protected override void Compute(float* input, float* output, int batch, float* scratch)
    {
        nint channels = Layer.Input.Channels, area = (nint)Layer.Input.Elements / channels;
        for (nint image = 0; image < batch; image++)
        {
            float* from = input + image * channels * area, to = output + image * channels * area;
            nint position = 0;
            if (area == 1)
            {
                Features(from, to, channels);
                continue;
            }

            for (; position <= area - Vector<float>.Count; position += Vector<float>.Count)
            {
                Positions(from + position, to + position, channels, area);
            }

            for (; position < area; position++)
            {
                Position(from + position, to + position, channels, area);
            }
        }
    }

    /// <summary>Softmax of neighbouring values.</summary>
    private static void Features(float* input, float* output, nint count)
    {
        nint width = Vector<float>.Count, at = 0;
        Vector<float> maxima = new(float.NegativeInfinity), sums = default;
        for (; at <= count - width; at += width)
        {
            maxima = MaxReduction.Add(maxima, Vector.Load(input + at));
        }

        float max = float.NegativeInfinity;
        for (int lane = 0; lane < width; lane++)
        {
            max = MaxReduction.Add(max, maxima[lane]);
        }

        for (; at < count; at++)
        {
            max = MaxReduction.Add(max, input[at]);
        }

        for (at = 0; at <= count - width; at += width)
        {
            Vector<float> exponential = VectorMath.Exp(Vector.Load(input + at) - new Vector<float>(max));
            exponential.Store(output + at);
            sums += exponential;
        }

        float sum = Vector.Sum(sums);
        for (; at < count; at++)
        {
            output[at] = MathF.Exp(input[at] - max);
            sum += output[at];
        }

        for (at = 0; at < count; at++)
        {
            output[at] /= sum;
        }
    }

    /// <summary>Softmax at as many neighbouring positions as a vector has lanes.</summary>
    private static void Positions(float* input, float* output, nint channels, nint area)
    {
        Vector<float> max = new(float.NegativeInfinity), sum = default;
        for (nint at = 0; at < channels * area; at += area)
        {
            max = MaxReduction.Add(max, Vector.Load(input + at));
        }

        for (nint at = 0; at < channels * area; at += area)
        {
            Vector<float> exponential = VectorMath.Exp(Vector.Load(input + at) - max);
            exponential.Store(output + at);
            sum += exponential;
        }

        for (nint at = 0; at < channels * area; at += area)
        {
            (Vector.Load(output + at) / sum).Store(output + at);
        }
    }

    /// <summary>Softmax at one position.</summary>
    private static void Position(float* input, float* output, nint channels, nint area)
    {
        float max = float.NegativeInfinity, sum = 0;
        for (nint at = 0; at < channels * area; at += area)
        {
            max = MaxReduction.Add(max, input[at]);
        }

        for (nint at = 0; at < channels * area; at += area)
        {
            output[at] = MathF.Exp(input[at] - max);
            sum += output[at];
        }

        for (nint at = 0; at < channels * area; at += area)
        {
            output[at] /= sum;
        }
    }
}
