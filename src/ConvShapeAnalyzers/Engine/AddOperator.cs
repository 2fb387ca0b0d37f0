using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>The sum of maps of one shape, taken in their order. The output may be any of them.</summary>
internal sealed unsafe class AddOperator(OperatorSpec spec) : MapOperator(spec)
{
    protected override void Compute(Maps* inputs, int image, int block, BlockMap output, float* own)
    {
        int count = Spec.Inputs.Length;
        float** rows = stackalloc float*[count];
        for (int row = 0; row < output.Height; row++)
        {
            for (int i = 0; i < count; i++)
            {
                rows[i] = Input(inputs, i, image, block).Row(row);
            }

            Sum(rows, count, output.Row(row), (nint)output.Width * MapLayout.Lanes);
        }
    }

    public override void CompileKernels()
    {
        base.CompileKernels();
        float** rows = stackalloc float*[2];
        Sum(rows, count: 2, target: null, width: 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(float** rows, nint count, float* target, nint width)
    {
        if (count == 2)
        {
            float* first = rows[0], second = rows[1];
            for (nint at = 0; at < width; at += MapLayout.Lanes)
            {
                (Vector512.Load(first + at) + Vector512.Load(second + at)).Store(target + at);
            }

            return;
        }

        for (nint at = 0; at < width; at += MapLayout.Lanes)
        {
            Vector512<float> sum = Vector512.Load(rows[0] + at);
            for (nint i = 1; i < count; i++)
            {
                sum += Vector512.Load(rows[i] + at);
            }

            sum.Store(target + at);
        }
    }
}
