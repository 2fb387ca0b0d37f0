using System.Numerics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>Every value repeated: output (i, j) is input (⌊i/s⌋, ⌊j/s⌋), the factor s of each axis a whole number.</summary>
internal sealed unsafe class NearestUpsampleOperator(LayerInfo layer) : MapOperator(layer)
{
    protected override void Compute(float* input, float* output, int batch, float* scratch)
    {
        nint pitch = Layer.Input.Width.Value, width = Layer.Output.Width.Value;
        nint down = Layer.Output.Height.Value / Layer.Input.Height.Value, across = width / pitch;
        nint rows = (nint)batch * Layer.Input.Channels * Layer.Input.Height.Value;
        for (nint row = 0; row < rows; row++, input += pitch)
        {
            float* first = output;
            Widen(input, across, first, pitch);
            for (output += width; output < first + down * width; output += width)
            {
                RowCopy.Copy(first, output, width);
            }
        }
    }

    private static void Widen(float* row, nint times, float* target, nint count)
    {
        if (times == 1)
        {
            RowCopy.Copy(row, target, count);
            return;
        }

        if (times == 2)
        {
            RowCopy.Interleave(row, row, target, 2 * count);
            return;
        }

        for (nint i = 0; i < count; i++, target += times)
        {
            RowCopy.Fill(row[i], target, times);
        }
    }
}

/// <summary>
/// Every value a weighted mean of the two nearest rows and columns. Each row of the input is stretched once, then the rows of the output
/// are mixed from the two stretched ones they lie between.
/// </summary>
internal sealed unsafe class BilinearUpsampleOperator(LayerInfo layer) : MapOperator(layer)
{
    private readonly BilinearTap[] _rows = BilinearTap.Of(
        layer.Input.Height.Value, layer.Output.Height.Value, layer.Interpolation == Interpolation.BilinearCorners);

    private readonly BilinearTap[] _columns = BilinearTap.Of(
        layer.Input.Width.Value, layer.Output.Width.Value, layer.Interpolation == Interpolation.BilinearCorners);

    public override int ScratchLength { get; } = OperatorChecks.ArrayLength(layer, 2L * layer.Output.Width.Value);

    protected override void Compute(float* input, float* output, int batch, float* scratch)
    {
        nint pitch = Layer.Input.Width.Value, width = Layer.Output.Width.Value;
        nint area = Layer.Input.Height.Value * pitch, maps = (nint)batch * Layer.Input.Channels;
        for (nint map = 0; map < maps; map++, input += area)
        {
            // Neighbouring rows of the output lie between the same two rows, or the lower of them becomes the upper.
            nint upper = 0, lower = width;
            int upperRow = -1, lowerRow = -1;
            foreach (BilinearTap tap in _rows)
            {
                if (tap.First == lowerRow)
                {
                    (upper, lower, upperRow, lowerRow) = (lower, upper, lowerRow, upperRow);
                }

                if (tap.First != upperRow)
                {
                    Stretch(input + tap.First * pitch, scratch + upper);
                    upperRow = tap.First;
                }

                if (tap.Second != upperRow && tap.Second != lowerRow)
                {
                    Stretch(input + tap.Second * pitch, scratch + lower);
                    lowerRow = tap.Second;
                }

                Mix(scratch + upper, scratch + (tap.Second == upperRow ? upper : lower), tap, output, width);
                output += width;
            }
        }
    }

    private void Stretch(float* row, float* target)
    {
        foreach (BilinearTap tap in _columns)
        {
            *target++ = tap.FirstWeight * row[tap.First] + tap.SecondWeight * row[tap.Second];
        }
    }

    private static void Mix(float* first, float* second, BilinearTap tap, float* target, nint count)
    {
        Vector<float> firstWeight = new(tap.FirstWeight), secondWeight = new(tap.SecondWeight);
        nint at = 0;
        for (; at <= count - Vector<float>.Count; at += Vector<float>.Count)
        {
            (firstWeight * Vector.Load(first + at) + secondWeight * Vector.Load(second + at)).Store(target + at);
        }

        for (; at < count; at++)
        {
            target[at] = tap.FirstWeight * first[at] + tap.SecondWeight * second[at];
        }
    }
}

/// <summary>The two places of the input that one place of the output is a weighted mean of, along one axis.</summary>
internal readonly record struct BilinearTap(int First, int Second, float FirstWeight, float SecondWeight)
{
    /// <summary>
    /// The taps of every output i, at place (i + ½)·(H/h) − ½ of the input and not before 0, or i·(H − 1)/(h − 1) where corners lie over
    /// corners. PyTorch rounds the ratio to float32, and nothing more before the weights.
    /// </summary>
    public static BilinearTap[] Of(int input, int output, bool alignsCorners)
    {
        double ratio = !alignsCorners ? (float)input / output : output > 1 ? (float)(input - 1) / (output - 1) : 0;
        BilinearTap[] taps = new BilinearTap[output];
        for (int i = 0; i < output; i++)
        {
            double place = alignsCorners ? ratio * i : Math.Max(0, ratio * (i + 0.5) - 0.5);
            int first = Math.Min((int)place, input - 1);
            float second = (float)Math.Clamp(place - first, 0, 1);
            taps[i] = new(first, Math.Min(first + 1, input - 1), 1 - second, second);
        }

        return taps;
    }
}
