using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// One value from each of as many even parts as the output has positions, a single one for a global pool: output i takes inputs ⌊i·H/h⌋
/// to ⌈(i+1)·H/h⌉, so that neighbouring parts may share a row or column.
/// </summary>
internal sealed unsafe class AdaptivePoolOperator<TReduction>(OperatorSpec spec) : MapOperator(spec)
    where TReduction : struct, IPartwiseReduction
{
    private readonly (int Start, int End)[] _rows = Parts(spec.Input.Height, spec.Output.Height);
    private readonly (int Start, int End)[] _columns = Parts(spec.Input.Width, spec.Output.Width);

    public override long Work => Math.Max(Spec.Layer.Input.Elements, Spec.Layer.Output.Elements);

    protected override void Compute(Maps* inputs, int image, int block, BlockMap output, float* own)
    {
        BlockMap input = Input(inputs, 0, image, block);
        for (int i = 0; i < _rows.Length; i++)
        {
            (int top, int bottom) = _rows[i];
            for (int j = 0; j < _columns.Length; j++)
            {
                (int left, int right) = _columns[j];
                nint rows = bottom - top, columns = right - left;
                float count = (float)rows * columns;
                if (columns * MapLayout.Lanes == input.Pitch)
                {
                    // Whole rows with nothing between them are one long row.
                    (rows, columns) = (1, rows * columns);
                }

                Vector512<float> all = Reduce(input.At(top, left), input.Pitch, rows, columns * MapLayout.Lanes);
                (TReduction.NeedsCount ? TReduction.Finish(all, Vector512.Create(TReduction.Divisor(count, count))) : all).Store(output.At(i, j));
            }
        }
    }

    /// <summary>Four running results, so that none waits for the value before, brought together at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<float> Reduce(float* values, nint pitch, nint rows, nint width)
    {
        const int Lanes = MapLayout.Lanes;
        Vector512<float> all0 = Vector512.Create(TReduction.Identity), all1 = all0, all2 = all0, all3 = all0;
        for (nint row = 0; row < rows; row++, values += pitch)
        {
            nint at = 0;
            for (; at <= width - 4 * Lanes; at += 4 * Lanes)
            {
                all0 = TReduction.Add(all0, Vector512.Load(values + at));
                all1 = TReduction.Add(all1, Vector512.Load(values + at + Lanes));
                all2 = TReduction.Add(all2, Vector512.Load(values + at + 2 * Lanes));
                all3 = TReduction.Add(all3, Vector512.Load(values + at + 3 * Lanes));
            }

            for (; at < width; at += Lanes)
            {
                all0 = TReduction.Add(all0, Vector512.Load(values + at));
            }
        }

        return TReduction.Add(TReduction.Add(all0, all1), TReduction.Add(all2, all3));
    }

    private static (int Start, int End)[] Parts(int size, int parts)
    {
        (int Start, int End)[] made = new (int, int)[parts];
        for (int i = 0; i < parts; i++)
        {
            made[i] = ((int)((long)i * size / parts), (int)(((i + 1L) * size + parts - 1) / parts));
        }

        return made;
    }
}
