using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// Maps one behind the other along the channels. A source that lies in its place already is left there. Each block of the output is put
/// together from the parts that have channels in it, in their order: one that begins with a block is copied as it is, channels that fill
/// it up and all, since those behind it come later.
/// </summary>
internal sealed unsafe class ConcatOperator : MapOperator
{
    /// <summary>The channel at which each part begins, and the one behind the last.</summary>
    private readonly int[] _starts;

    public ConcatOperator(OperatorSpec spec)
        : base(spec)
    {
        _starts = new int[spec.Inputs.Length + 1];
        for (int i = 0; i < spec.Inputs.Length; i++)
        {
            _starts[i + 1] = _starts[i] + spec.Inputs[i].Channels;
        }
    }

    protected override void Compute(Maps* inputs, int image, int block, BlockMap output, float* own)
    {
        int first = block * MapLayout.Lanes, end = first + MapLayout.Lanes;
        for (int part = 0; part < Spec.Inputs.Length; part++)
        {
            int start = _starts[part], from = Math.Max(first, start), to = Math.Min(end, _starts[part + 1]);
            if (from >= to)
            {
                continue;
            }

            if (start % MapLayout.Lanes == 0)
            {
                CopyBlock(Input(inputs, part, image, (first - start) / MapLayout.Lanes), output);
                continue;
            }

            // The channels of one block lie in two of the part.
            while (from < to)
            {
                (int source, int lane) = Math.DivRem(from - start, MapLayout.Lanes);
                int count = Math.Min(to - from, MapLayout.Lanes - lane);
                CopyLanes(Input(inputs, part, image, source), lane, output, from - first, count);
                from += count;
            }
        }
    }

    public override void CompileKernels()
    {
        base.CompileKernels();
        Positions.Copy(source: null, target: null, count: 0);
        CopyLanes(source: default, 0, target: default, 0, count: 0);
    }

    private static void CopyBlock(BlockMap source, BlockMap target)
    {
        if (source.First == target.First && source.Pitch == target.Pitch)
        {
            return;
        }

        for (int row = 0; row < target.Height; row++)
        {
            Positions.Copy(source.Row(row), target.Row(row), target.Width);
        }
    }

    /// <summary>Copies some channels of every position, and leaves those beside them as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyLanes(BlockMap source, int sourceLane, BlockMap target, int targetLane, nint count)
    {
        for (int row = 0; row < target.Height; row++)
        {
            float* from = source.Row(row) + sourceLane, to = target.Row(row) + targetLane;
            for (int column = 0; column < target.Width; column++, from += MapLayout.Lanes, to += MapLayout.Lanes)
            {
                nint lane = 0;
                for (; lane <= count - Vector128<float>.Count; lane += Vector128<float>.Count)
                {
                    Vector128.Load(from + lane).Store(to + lane);
                }

                for (; lane < count; lane++)
                {
                    to[lane] = from[lane];
                }
            }
        }
    }
}
