using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>Every value repeated: output (i, j) is input (⌊i/s⌋, ⌊j/s⌋), the factor s of each axis a whole number.</summary>
internal sealed unsafe class NearestUpsampleOperator(OperatorSpec spec) : MapOperator(spec)
{
    protected override void Compute(Maps* inputs, int image, int block, BlockMap output, float* own)
    {
        BlockMap input = Input(inputs, 0, image, block);
        int down = output.Height / input.Height, across = output.Width / input.Width;
        for (int row = 0; row < output.Height; row++)
        {
            Widen(input.Row(row / down), input.Width, across, output.Row(row));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen(float* row, nint count, nint times, float* target)
    {
        for (nint i = 0; i < count; i++, row += MapLayout.Lanes)
        {
            Vector512<float> value = Vector512.Load(row);
            for (nint time = 0; time < times; time++, target += MapLayout.Lanes)
            {
                value.Store(target);
            }
        }
    }
}

/// <summary>
/// Every value a weighted mean of the two nearest rows and columns. Each row of the input is stretched once, then the rows of the output
/// are mixed from the two stretched ones they lie between.
/// </summary>
internal sealed unsafe class BilinearUpsampleOperator(OperatorSpec spec) : MapOperator(spec)
{
    private readonly BilinearTap[] _rows = BilinearTap.Of(
        spec.Input.Height, spec.Output.Height, spec.Layer.Interpolation == Interpolation.BilinearCorners);

    private readonly BilinearTap[] _columns = BilinearTap.Of(
        spec.Input.Width, spec.Output.Width, spec.Layer.Interpolation == Interpolation.BilinearCorners);

    public override long Work => 2 * Move * Spec.Layer.Output.Elements;

    /// <summary>Two stretched rows.</summary>
    public override long OwnScratch => 2L * Spec.Output.Width * MapLayout.Lanes;

    protected override void Compute(Maps* inputs, int image, int block, BlockMap output, float* own)
    {
        BlockMap input = Input(inputs, 0, image, block);

        // Neighbouring rows of the output lie between the same two rows, or the lower of them becomes the upper.
        float* upper = own, lower = own + (nint)output.Width * MapLayout.Lanes;
        int upperRow = -1, lowerRow = -1;
        for (int row = 0; row < _rows.Length; row++)
        {
            BilinearTap tap = _rows[row];
            if (tap.First == lowerRow)
            {
                float* stretched = lower;
                lower = upper;
                upper = stretched;
                (upperRow, lowerRow) = (lowerRow, upperRow);
            }

            if (tap.First != upperRow)
            {
                Stretch(input.Row(tap.First), upper);
                upperRow = tap.First;
            }

            if (tap.Second != upperRow && tap.Second != lowerRow)
            {
                Stretch(input.Row(tap.Second), lower);
                lowerRow = tap.Second;
            }

            Mix(upper, tap.Second == upperRow ? upper : lower, tap, output.Row(row), output.Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Stretch(float* row, float* target)
    {
        foreach (BilinearTap tap in _columns)
        {
            Vector512<float> first = Vector512.Load(row + tap.First * (nint)MapLayout.Lanes), second = Vector512.Load(row + tap.Second * (nint)MapLayout.Lanes);
            (Vector512.Create(tap.FirstWeight) * first + Vector512.Create(tap.SecondWeight) * second).Store(target);
            target += MapLayout.Lanes;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mix(float* first, float* second, BilinearTap tap, float* target, nint count)
    {
        Vector512<float> firstWeight = Vector512.Create(tap.FirstWeight), secondWeight = Vector512.Create(tap.SecondWeight);
        for (nint at = 0; at < count * MapLayout.Lanes; at += MapLayout.Lanes)
        {
            (firstWeight * Vector512.Load(first + at) + secondWeight * Vector512.Load(second + at)).Store(target + at);
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
