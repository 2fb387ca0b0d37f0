using System.Runtime.CompilerServices;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// An operator that makes its results block by block of channels: an item is one block of one image. What lies around the results is set
/// to zero behind each block, and the activation runs on it while it is in the cache.
/// </summary>
internal abstract unsafe class MapOperator(OperatorSpec spec) : LayerOperator
{
    /// <summary>What it computes, and how its maps lie.</summary>
    protected OperatorSpec Spec { get; } = spec;

    public override long Work => Move * Spec.Layer.Output.Elements;

    public sealed override int Items(int phase, int batch) => batch * Spec.Output.Blocks;

    public sealed override void Run(OperatorCall* call, int phase, int item, float* own)
    {
        (int image, int block) = Math.DivRem(item, Spec.Output.Blocks);
        BlockMap output = new(Spec.Output, call->Output.Of(image), block);
        Compute(call->Inputs, image, block, output, own);
        Activate(output, 0, 0, output.Height, output.Width);
        output.ClearHalo();
    }

    /// <summary>Runs the activation, if there is one, on a part of a block of the results.</summary>
    protected void Activate(BlockMap output, int top, int left, int bottom, int right)
    {
        for (int row = top; row < bottom && Spec.Function is not null; row++)
        {
            float* values = output.At(row, left);
            Spec.Function.Run(values, values, (right - left) * (nint)MapLayout.Lanes);
        }
    }

    public override void CompileKernels() => Spec.Function?.Run(null, null, count: 0);

    /// <summary>Makes one block of the results of one image.</summary>
    /// <param name="inputs">The maps that the layer reads.</param>
    /// <param name="image">Which image.</param>
    /// <param name="block">Which block.</param>
    /// <param name="output">The block of the results.</param>
    /// <param name="own">Memory of this thread.</param>
    protected abstract void Compute(Maps* inputs, int image, int block, BlockMap output, float* own);

    /// <summary>The same block of a map that the layer reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected BlockMap Input(Maps* inputs, int input, int image, int block) => new(Spec.Inputs[input], inputs[input].Of(image), block);
}
