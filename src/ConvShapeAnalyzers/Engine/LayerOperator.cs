using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// One layer, ready to run: made when weights are loaded, so that they are packed and the kernel is chosen once. Operators are
/// immutable; one may run on many threads at once, each with scratch memory of its own.
/// </summary>
internal abstract class LayerOperator
{
    protected LayerOperator(LayerInfo layer) => Layer = layer;

    /// <summary>What the operator computes.</summary>
    public LayerInfo Layer { get; }

    /// <summary>Floats of scratch memory that one <see cref="Run"/> needs, whatever the batch.</summary>
    public virtual int ScratchLength => 0;

    /// <summary>Whether an activation can run on the results while they are at hand.</summary>
    protected virtual bool TakesActivation => false;

    /// <summary>Packs a layer's weights and chooses its kernel.</summary>
    /// <param name="layer">The layer, every size worked out.</param>
    /// <param name="weight">Its weights as PyTorch shapes them; empty for a layer without. Not to be changed later: they may be used in place.</param>
    /// <param name="bias">One value for each filter or feature; empty for a layer without.</param>
    /// <exception cref="ArgumentException">A tensor does not have the size that the layer declares, or the layer's shapes contradict each other.</exception>
    public static LayerOperator Create(LayerInfo layer, ReadOnlyMemory<float> weight = default, ReadOnlyMemory<float> bias = default)
    {
        OperatorChecks.Geometry(layer);
        OperatorChecks.Tensors(layer, weight.Length, bias.Length);
        return layer.Kind switch
        {
            LayerKind.Convolution when LinearOperator.IsLinear(layer) => new LinearOperator(layer, weight, bias),
            LayerKind.Convolution => new ConvolutionOperator(layer, weight.Span, bias.Span),
            LayerKind.Linear => new LinearOperator(layer, weight, bias),
            LayerKind.MaxPool => new WindowPoolOperator<MaxReduction>(layer),
            LayerKind.AveragePool => new WindowPoolOperator<MeanReduction>(layer),
            LayerKind.GlobalMaxPool => new GlobalPoolOperator<MaxReduction>(layer),
            LayerKind.GlobalAveragePool => new GlobalPoolOperator<MeanReduction>(layer),
            LayerKind.Relu => new ReluOperator(layer),
            LayerKind.Softmax => new SoftmaxOperator(layer),
            LayerKind.Flatten or LayerKind.Dropout => new CopyOperator(layer),
            _ => throw new NotSupportedException($"{layer.Name}: the engine has no kernel for {layer.Kind}."),
        };
    }

    /// <summary>Runs the layer on a batch of maps in N×C×H×W order. Allocates nothing.</summary>
    /// <param name="input">batch × <see cref="LayerInfo.Input"/>.</param>
    /// <param name="output">batch × <see cref="LayerInfo.Output"/>; must not overlap the input.</param>
    /// <param name="batch">Number of images.</param>
    /// <param name="activation">What to run on the results; only convolutions and linear layers take one.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> floats, of any content.</param>
    /// <exception cref="ArgumentException">A length is wrong, or the layer takes no activation.</exception>
    public void Run(ReadOnlySpan<float> input, Span<float> output, int batch, Activation activation, Span<float> scratch)
    {
        OperatorChecks.Length(Layer, "input", input.Length, Layer.Input, batch);
        OperatorChecks.Length(Layer, "output", output.Length, Layer.Output, batch);
        OperatorChecks.Scratch(Layer, scratch.Length, ScratchLength);
        OperatorChecks.Activation(Layer, activation, TakesActivation);
        Compute(input, output, batch, activation, scratch);
    }

    /// <summary>The work itself; every length has been checked.</summary>
    protected abstract void Compute(ReadOnlySpan<float> input, Span<float> output, int batch, Activation activation, Span<float> scratch);
}
