using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>An operator that reads one map: it sees whole batches where their maps lie one behind the other, and single images where they do not.</summary>
internal abstract unsafe class MapOperator(LayerInfo layer) : LayerOperator(layer)
{
    internal sealed override void Compute(ReadOnlySpan<Maps> inputs, Maps output, int batch, float* scratch)
    {
        Maps input = inputs[0];
        if (input.Stride == (nint)Layer.Input.Elements && output.Stride == (nint)Layer.Output.Elements)
        {
            Compute(input.First, output.First, batch, scratch);
            return;
        }

        for (int image = 0; image < batch; image++)
        {
            Compute(input.Of(image), output.Of(image), batch: 1, scratch);
        }
    }

    /// <summary>Runs the layer on maps that lie one behind the other.</summary>
    protected abstract void Compute(float* input, float* output, int batch, float* scratch);
}
