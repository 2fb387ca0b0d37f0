using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// One layer, ready to run: made when weights are loaded, so that they are packed and the kernel is chosen once. Operators are
/// immutable; one may run on many threads at once, each with scratch memory of its own.
/// </summary>
internal abstract unsafe class LayerOperator
{
    protected LayerOperator(LayerInfo layer) => Layer = layer;

    /// <summary>What the operator computes.</summary>
    public LayerInfo Layer { get; }

    /// <summary>Floats of scratch memory that one run needs, whatever the batch.</summary>
    public virtual int ScratchLength => 0;

    /// <summary>Packs a layer's weights and chooses its kernel.</summary>
    /// <param name="layer">The layer, every size worked out.</param>
    /// <param name="tensors">The tensors that the layer declares.</param>
    /// <param name="activation">A layer that runs on the results, so that no second pass over memory is needed; of a kind that is an activation.</param>
    /// <exception cref="ArgumentException">A tensor does not have the size that the layer declares, or the layer's shapes contradict each other.</exception>
    public static LayerOperator Create(LayerInfo layer, LayerTensors tensors = default, LayerInfo? activation = null)
    {
        OperatorChecks.Geometry(layer);
        OperatorChecks.Tensors(layer, tensors);
        OperatorChecks.Activation(layer, activation);
        ActivationKernel? kernel = activation is null ? null : ActivationKernel.Of(activation);
        if (LinearOperator.IsLinear(layer))
        {
            return new LinearOperator(layer, tensors, kernel);
        }

        if (LinearOperator.IsSpreading(layer))
        {
            return LinearOperator.Spreading(layer, tensors, kernel);
        }

        bool rectifies = kernel is { IsRelu: true };
        ActivationKernel? rest = rectifies ? null : kernel;
        return layer.Kind switch
        {
            LayerKind.Convolution => ActivatedOperator.After(new ConvolutionOperator(layer, tensors, rectifies), rest),
            LayerKind.TransposedConvolution => ActivatedOperator.After(new TransposedConvolutionOperator(layer, tensors, rectifies), rest),
            LayerKind.BatchNorm => ActivatedOperator.After(new BatchNormOperator(layer, tensors, rectifies), rest),
            LayerKind.Add => ActivatedOperator.After(new AddOperator(layer, rectifies), rest),
            _ => ActivatedOperator.After(CreatePlain(layer), kernel),
        };
    }

    /// <summary>
    /// Runs the layer on maps wherever they lie: nothing is checked here, and the memory must not move meanwhile. Allocates nothing. The
    /// output may be one of the inputs where a layer works element by element on maps of its own shape (activations, batch
    /// normalisations, additions, copies); elsewhere it must not overlap them.
    /// </summary>
    /// <param name="inputs">As many as <see cref="LayerInfo.Inputs"/>, in that order.</param>
    /// <param name="output">Where the results go.</param>
    /// <param name="batch">Number of images.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> floats, of any content.</param>
    public void Run(ReadOnlySpan<Maps> inputs, Maps output, int batch, Span<float> scratch)
    {
        fixed (float* memory = scratch)
        {
            Compute(inputs, output, batch, memory);
        }
    }

    /// <summary>The work itself.</summary>
    internal abstract void Compute(ReadOnlySpan<Maps> inputs, Maps output, int batch, float* scratch);

    private static LayerOperator CreatePlain(LayerInfo layer) => layer.Kind switch
    {
        LayerKind.MaxPool => new WindowPoolOperator<MaxReduction>(layer),
        LayerKind.AveragePool => new WindowPoolOperator<MeanReduction>(layer),
        LayerKind.MinPool => new WindowPoolOperator<MinReduction>(layer),
        LayerKind.L2Pool => new WindowPoolOperator<NormReduction>(layer),
        LayerKind.GlobalMaxPool => new GlobalPoolOperator<MaxReduction>(layer),
        LayerKind.GlobalAveragePool => new GlobalPoolOperator<MeanReduction>(layer),
        LayerKind.AdaptiveAveragePool when layer.Output is { Height.Value: 1, Width.Value: 1 } => new GlobalPoolOperator<MeanReduction>(layer),
        LayerKind.AdaptiveAveragePool => new AdaptivePoolOperator(layer),
        LayerKind.Softmax => new SoftmaxOperator(layer),
        LayerKind.Multiply => new MultiplyOperator(layer),
        LayerKind.Concat => new ConcatOperator(layer),
        LayerKind.Upsample when layer.Interpolation == Interpolation.Nearest => new NearestUpsampleOperator(layer),
        LayerKind.Upsample => new BilinearUpsampleOperator(layer),
        LayerKind.Crop or LayerKind.ZeroPad => new MarginOperator(layer),
        LayerKind.Flatten or LayerKind.Dropout or LayerKind.Output => new CopyOperator(layer),
        _ when layer.Kind.IsActivation() => new ActivationOperator(layer),
        _ => throw new NotSupportedException($"{layer.Name}: the engine has no kernel for {layer.Kind}."),
    };
}
