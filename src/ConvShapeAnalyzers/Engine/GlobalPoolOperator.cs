using System.Numerics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>One value for each channel: four vectors of running results, brought together at the end.</summary>
internal sealed unsafe class GlobalPoolOperator<TReduction>(LayerInfo layer) : MapOperator(layer)
    where TReduction : struct, IChannelReduction
{
    protected override void Compute(float* input, float* output, int batch, float* scratch)
    {
        nint area = (nint)Layer.Input.Height.Value * Layer.Input.Width.Value, maps = (nint)batch * Layer.Output.Channels;
        for (nint channel = 0; channel < maps; channel++)
        {
            output[channel] = TReduction.Finish(Reduce(input + channel * area, area), area);
        }
    }

    private static float Reduce(float* values, nint count)
    {
        nint width = Vector<float>.Count, at = 0;
        Vector<float> all0 = new(TReduction.Identity), all1 = all0, all2 = all0, all3 = all0;
        for (; at <= count - 4 * width; at += 4 * width)
        {
            all0 = TReduction.Add(all0, Vector.Load(values + at));
            all1 = TReduction.Add(all1, Vector.Load(values + at + width));
            all2 = TReduction.Add(all2, Vector.Load(values + at + 2 * width));
            all3 = TReduction.Add(all3, Vector.Load(values + at + 3 * width));
        }

        for (; at <= count - width; at += width)
        {
            all0 = TReduction.Add(all0, Vector.Load(values + at));
        }

        float all = TReduction.Identity;
        all0 = TReduction.Add(TReduction.Add(all0, all1), TReduction.Add(all2, all3));
        for (int lane = 0; lane < width; lane++)
        {
            all = TReduction.Add(all, all0[lane]);
        }

        for (; at < count; at++)
        {
            all = TReduction.Add(all, values[at]);
        }

        return all;
    }
}
