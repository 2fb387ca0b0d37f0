using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>The product of maps, taken in their order; one with a single channel, row or column there serves all of them. The output may be the first.</summary>
internal sealed unsafe class MultiplyOperator(OperatorSpec spec) : MapOperator(spec)
{
    protected override void Compute(Maps* inputs, int image, int block, BlockMap output, float* own)
    {
        for (int row = 0; row < output.Height; row++)
        {
            float* target = output.Row(row);
            Factor product = FactorAt(inputs, 0, image, block, row);
            if (Spec.Inputs.Length == 1)
            {
                Copy(product, target, output.Width);
            }

            for (int i = 1; i < Spec.Inputs.Length; i++)
            {
                Multiply(product, FactorAt(inputs, i, image, block, row), target, output.Width);
                product = new Factor(target, MapLayout.Lanes, isSpread: false);
            }
        }
    }

    public override void CompileKernels()
    {
        base.CompileKernels();
        for (int i = 1; i < Spec.Inputs.Length; i++)
        {
            Factor product = new(null, step: 0, isSpread: i == 1 && Spec.Inputs[0].Channels == 1);
            Multiply(product, new Factor(null, step: 0, isSpread: Spec.Inputs[i].Channels == 1), target: null, count: 0);
        }
    }

    /// <summary>What one of the maps has for a row of the output.</summary>
    private Factor FactorAt(Maps* inputs, int index, int image, int block, int row)
    {
        MapLayout layout = Spec.Inputs[index];
        bool isSpread = layout.Channels == 1;
        BlockMap input = Input(inputs, index, image, isSpread ? 0 : block);
        return new Factor(input.Row(layout.Height == 1 ? 0 : row), layout.Width == 1 ? 0 : MapLayout.Lanes, isSpread);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(Factor left, Factor right, float* target, nint count)
    {
        switch (left.IsSpread, right.IsSpread)
        {
            case (false, false):
                Multiply<EachChannel, EachChannel>(left, right, target, count);
                break;
            case (false, true):
                Multiply<EachChannel, OneForAll>(left, right, target, count);
                break;
            case (true, false):
                Multiply<OneForAll, EachChannel>(left, right, target, count);
                break;
            default:
                Multiply<OneForAll, OneForAll>(left, right, target, count);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<TLeft, TRight>(Factor left, Factor right, float* target, nint count)
        where TLeft : struct, IChannels
        where TRight : struct, IChannels
    {
        float* a = left.Values, b = right.Values;
        nint aStep = left.Step, bStep = right.Step;
        for (nint i = 0; i < count; i++, a += aStep, b += bStep)
        {
            (TLeft.Load(a) * TRight.Load(b)).Store(target + i * MapLayout.Lanes);
        }
    }

    private static void Copy(Factor factor, float* target, nint count)
    {
        for (nint i = 0; i < count; i++)
        {
            float* values = factor.Values + i * factor.Step;
            (factor.IsSpread ? OneForAll.Load(values) : EachChannel.Load(values)).Store(target + i * MapLayout.Lanes);
        }
    }

    /// <summary>The channels of a factor at one position.</summary>
    private interface IChannels
    {
        static abstract Vector512<float> Load(float* values);
    }

    /// <summary>A value for each.</summary>
    private readonly struct EachChannel : IChannels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Load(float* values) => Vector512.Load(values);
    }

    /// <summary>The first one's value for all.</summary>
    private readonly struct OneForAll : IChannels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Load(float* values) => Vector512.Create(*values);
    }

    /// <summary>One factor along a row.</summary>
    /// <param name="values">The first position.</param>
    /// <param name="step">Floats from one position to the next: 0 where one serves the whole row.</param>
    /// <param name="isSpread">Whether the first channel serves all.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct Factor(float* values, nint step, bool isSpread)
    {
        public readonly float* Values = values;
        public readonly nint Step = step;
        public readonly bool IsSpread = isSpread;
    }
}
