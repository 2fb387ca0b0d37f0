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

    public override long Work => Move * Math.Max(Spec.Layer.Input.Elements, Spec.Layer.Output.Elements);

    public override void CompileKernels()
    {
        base.CompileKernels();
        Reduce(values: null, pitch: 0, rows: 0, width: 1);
    }

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

    /// <summary>
    /// Four running results, so that none waits for the value before, brought together after every run of neighbouring positions, and the results
    /// of the runs after every group of them: a sum of millions of values that took them one by one would lose what each adds to it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<float> Reduce(float* values, nint pitch, nint rows, nint width)
    {
        const int Lanes = MapLayout.Lanes, Run = 512 * Lanes, RunsOfGroup = 128;
        Vector512<float> identity = Vector512.Create(TReduction.Identity), all = identity, group = identity;
        nint rowsOfRun = Math.Max(1, Run / width), runs = 0;
        for (nint top = 0; top < rows; top += rowsOfRun)
        {
            nint bottom = Math.Min(rows, top + rowsOfRun);
            for (nint left = 0; left < width; left += Run)
            {
                nint right = Math.Min(width, left + Run);
                Vector512<float> all0 = identity, all1 = identity, all2 = identity, all3 = identity;
                float* of = values + top * pitch;
                for (nint row = top; row < bottom; row++, of += pitch)
                {
                    nint at = left;
                    for (; at <= right - 4 * Lanes; at += 4 * Lanes)
                    {
                        all0 = TReduction.Add(all0, Vector512.Load(of + at));
                        all1 = TReduction.Add(all1, Vector512.Load(of + at + Lanes));
                        all2 = TReduction.Add(all2, Vector512.Load(of + at + 2 * Lanes));
                        all3 = TReduction.Add(all3, Vector512.Load(of + at + 3 * Lanes));
                    }

                    for (; at < right; at += Lanes)
                    {
                        all0 = TReduction.Add(all0, Vector512.Load(of + at));
                    }
                }

                group = TReduction.Add(group, TReduction.Add(TReduction.Add(all0, all1), TReduction.Add(all2, all3)));
                if (++runs % RunsOfGroup == 0)
                {
                    all = TReduction.Add(all, group);
                    group = identity;
                }
            }
        }

        return TReduction.Add(all, group);
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
