using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// exp(x − m) / Σ exp(x − m) over the channels at each position, m the largest of them. An item is one row of one image, all blocks of
/// it; the activation runs on it while it is in the cache, and the first row's item sets what lies around the map to zero.
/// </summary>
internal sealed unsafe class SoftmaxOperator : LayerOperator
{
    private readonly OperatorSpec _spec;

    /// <summary>All bits of the lanes that are channels in the last block.</summary>
    private readonly Vector512<float> _lastLanes;

    public SoftmaxOperator(OperatorSpec spec)
    {
        _spec = spec;
        int last = spec.Input.Channels - (spec.Input.Blocks - 1) * MapLayout.Lanes;
        _lastLanes = Vector512.LessThan(Vector512<float>.Indices, Vector512.Create((float)last));
    }

    public override long Work => 2 * Move * _spec.Layer.Output.Elements;

    public override int Items(int phase, int batch) => batch * _spec.Output.Height;

    public override void Run(OperatorCall* call, int phase, int item, float* own)
    {
        MapLayout from = _spec.Input, to = _spec.Output;
        (int image, int row) = Math.DivRem(item, to.Height);
        float* map = call->Output.Of(image), output = map + row * (nint)to.Row;
        Softmax(call->Inputs[0].Of(image) + row * (nint)from.Row, (nint)from.Plane, output, (nint)to.Plane);
        for (int block = 0; block < to.Blocks; block++)
        {
            float* results = output + block * (nint)to.Plane;
            _spec.Function?.Run(results, results, (nint)to.Width * MapLayout.Lanes);
            if (row == 0)
            {
                new BlockMap(to, map, block).ClearHalo();
            }
        }
    }

    /// <summary>Softmax at every position of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Softmax(float* input, nint inputPlane, float* output, nint outputPlane)
    {
        Vector512<float> lastLanes = _lastLanes;
        nint lastBlock = _spec.Input.Blocks - 1, width = _spec.Input.Width;
        for (nint column = 0; column < width; column++, input += MapLayout.Lanes, output += MapLayout.Lanes)
        {
            Vector512<float> max = Vector512.Create(float.NegativeInfinity), sum = default;
            for (nint block = 0; block < lastBlock; block++)
            {
                max = MaxReduction.Add(max, Vector512.Load(input + block * inputPlane));
            }

            Vector512<float> last = Vector512.ConditionalSelect(lastLanes, Vector512.Load(input + lastBlock * inputPlane), max);
            max = Vector512.Create(Largest(MaxReduction.Add(max, last)));
            for (nint block = 0; block <= lastBlock; block++)
            {
                Vector512<float> exponential = VectorMath.Exp(Vector512.Load(input + block * inputPlane) - max);
                if (block == lastBlock)
                {
                    exponential &= lastLanes;
                }

                exponential.Store(output + block * outputPlane);
                sum += exponential;
            }

            sum = Vector512.Create(Vector512.Sum(sum));
            for (nint block = 0; block <= lastBlock; block++)
            {
                (Vector512.Load(output + block * outputPlane) / sum).Store(output + block * outputPlane);
            }
        }
    }

    /// <summary>The largest of the lanes, NaN where one is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Largest(Vector512<float> lanes)
    {
        Vector256<float> half = Vector256.Max(lanes.GetLower(), lanes.GetUpper());
        Vector128<float> quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        quarter = Vector128.Max(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return Vector128.Max(quarter, Vector128.Shuffle(quarter, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }
}
