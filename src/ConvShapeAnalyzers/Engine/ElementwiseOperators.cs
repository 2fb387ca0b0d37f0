using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>A function of every value, where it could not run on the results of the layer before.</summary>
internal sealed unsafe class ActivationOperator(LayerInfo layer) : MapOperator(layer)
{
    private readonly ActivationKernel _kernel = ActivationKernel.Of(layer);

    protected override void Compute(float* input, float* output, int batch, float* scratch) =>
        _kernel.Run(input, output, (nint)Layer.Input.Elements * batch);
}

/// <summary>An operator and a function of its results, run image by image while they are in the cache.</summary>
internal sealed unsafe class ActivatedOperator : LayerOperator
{
    private readonly LayerOperator _operator;
    private readonly ActivationKernel _activation;

    private ActivatedOperator(LayerOperator plain, ActivationKernel activation)
        : base(plain.Layer)
    {
        _operator = plain;
        _activation = activation;
    }

    public override int ScratchLength => _operator.ScratchLength;

    /// <summary>The operator with an activation after it, or as it is where there is none.</summary>
    public static LayerOperator After(LayerOperator plain, ActivationKernel? activation) =>
        activation is null ? plain : new ActivatedOperator(plain, activation);

    internal override void Compute(ReadOnlySpan<Maps> inputs, Maps output, int batch, float* scratch)
    {
        Span<Maps> image = stackalloc Maps[inputs.Length];
        for (int i = 0; i < batch; i++)
        {
            for (int input = 0; input < inputs.Length; input++)
            {
                image[input] = new Maps(inputs[input].Of(i), inputs[input].Stride);
            }

            float* results = output.Of(i);
            _operator.Compute(image, new Maps(results, output.Stride), batch: 1, scratch);
            _activation.Run(results, results, (nint)Layer.Output.Elements);
        }
    }
}

/// <summary>Layers that change nothing but the shape.</summary>
internal sealed unsafe class CopyOperator(LayerInfo layer) : MapOperator(layer)
{
    protected override void Compute(float* input, float* output, int batch, float* scratch)
    {
        if (input != output)
        {
            RowCopy.CopyMany(input, output, (nint)Layer.Input.Elements * batch);
        }
    }
}
