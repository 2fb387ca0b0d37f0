using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>A function of every value, where it could not run on the results of the layer before.</summary>
internal sealed unsafe class ActivationOperator(OperatorSpec spec) : MapOperator(spec)
{
    private readonly ActivationKernel _kernel = ActivationKernel.Of(spec.Layer);

    public override void CompileKernels()
    {
        base.CompileKernels();
        _kernel.Run(null, null, count: 0);
    }

    protected override void Compute(Maps* inputs, int image, int block, BlockMap output, float* own)
    {
        BlockMap input = Input(inputs, 0, image, block);
        for (int row = 0; row < output.Height; row++)
        {
            _kernel.Run(input.Row(row), output.Row(row), (nint)output.Width * MapLayout.Lanes);
        }
    }
}
