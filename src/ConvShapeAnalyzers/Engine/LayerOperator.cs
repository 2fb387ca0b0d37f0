using System.Runtime.InteropServices;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>What an operator is made of: a layer, what is fused into it, and how the maps lie that it reads and writes.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Tensors">The tensors that the layer declares.</param>
/// <param name="Inputs">How the maps lie that it reads; behind them the one that is added to its results, where <paramref name="AddsMap"/>.</param>
/// <param name="Output">How its results lie.</param>
/// <param name="Activation">A layer that runs on the results, so that no second pass over memory is needed; of a kind that is an activation.</param>
/// <param name="AddsMap">Whether the last of the inputs is added to the results, before the activation.</param>
/// <param name="Algorithm">How a convolution comes to its sums.</param>
/// <param name="Pool">
/// A pool that runs on a convolution's results while they are at hand, before which they lie as <paramref name="Output"/> says, but only some rows
/// of them at a time.
/// </param>
/// <param name="IsForKernels">Whether the operator has no tensors and never runs: it is made to have its kernels compiled.</param>
internal sealed record OperatorSpec(
    LayerInfo Layer,
    LayerTensors Tensors,
    EquatableArray<MapLayout> Inputs,
    MapLayout Output,
    LayerInfo? Activation = null,
    bool AddsMap = false,
    ConvolutionAlgorithm Algorithm = default,
    OperatorSpec? Pool = null,
    bool IsForKernels = false)
{
    /// <summary>How the map lies that the layer reads first.</summary>
    public MapLayout Input => Inputs[0];

    /// <summary>How the map lies that is written.</summary>
    public MapLayout Written => Pool?.Output ?? Output;

    /// <summary>A layer that runs on the results, so that no second pass over memory is needed; of a kind that is an activation.</summary>
    public LayerInfo? Activation
    {
        get;
        init
        {
            field = value;
            Function = FunctionOf(value);
        }
    } = Activation;

    /// <summary>The function that runs on the results, or null; what is none is refused when the operator is made.</summary>
    public ActivationKernel? Function { get; private init; } = FunctionOf(Activation);

    private static ActivationKernel? FunctionOf(LayerInfo? activation) => activation?.Kind.IsActivation() == true ? ActivationKernel.Of(activation) : null;
}

/// <summary>One run of an operator: where its maps are.</summary>
[StructLayout(LayoutKind.Auto)]
internal unsafe struct OperatorCall
{
    /// <summary>The maps that it reads, the first position of the first image of each.</summary>
    public Maps* Inputs;

    /// <summary>Where the results go.</summary>
    public Maps Output;

    /// <summary>Number of images.</summary>
    public int Batch;

    /// <summary>Memory that all threads of the run share: <see cref="LayerOperator.SharedScratch"/> floats, of any content at the first phase.</summary>
    public float* Shared;
}

/// <summary>
/// One layer, ready to run: made when weights are loaded, so that they are packed and the kernel is chosen once. Operators are
/// immutable; one may run on many threads at once. A run is cut into items that any thread takes in any order, in one phase or several
/// one after the other; what a value comes to does not depend on how many threads there are. Nothing is allocated, and nothing is
/// checked: <see cref="NetworkRunner"/> has done that, and keeps the memory where it is meanwhile.
/// </summary>
internal abstract unsafe class LayerOperator
{
    /// <summary>Number of phases: every item of one is done before any of the next begins.</summary>
    public virtual int Phases(int batch) => 1;

    /// <summary>Floats of memory that all threads of a run share, whatever the batch.</summary>
    public virtual long SharedScratch => 0;

    /// <summary>Floats of memory that each thread of a run has for itself, whatever the batch.</summary>
    public virtual long OwnScratch => 0;

    /// <summary>Multiply–adds in the time that one value takes that is only read, and written.</summary>
    protected const int Move = 8;

    /// <summary>Multiply–adds for one image, or as many as take the time: what is small is not worth a second thread.</summary>
    public abstract long Work { get; }

    /// <summary>Number of items of a phase.</summary>
    public abstract int Items(int phase, int batch);

    /// <summary>Does one item.</summary>
    /// <param name="call">The run.</param>
    /// <param name="phase">The phase.</param>
    /// <param name="item">The item of the phase.</param>
    /// <param name="own">At least <see cref="OwnScratch"/> floats that no other thread uses meanwhile.</param>
    public abstract void Run(OperatorCall* call, int phase, int item, float* own);

    /// <summary>Has the kernels of a run compiled, by calls that leave them nothing to do.</summary>
    public virtual void CompileKernels()
    {
    }

    /// <summary>Does everything on the calling thread.</summary>
    public void RunAll(OperatorCall* call, float* own)
    {
        int phases = Phases(call->Batch);
        for (int phase = 0; phase < phases; phase++)
        {
            int items = Items(phase, call->Batch);
            for (int item = 0; item < items; item++)
            {
                Run(call, phase, item, own);
            }
        }
    }

    /// <summary>Packs a layer's weights and chooses its kernel.</summary>
    /// <exception cref="ArgumentException">A tensor does not have the size that the layer declares, or the layer's shapes contradict each other.</exception>
    public static LayerOperator Create(OperatorSpec spec)
    {
        OperatorChecks.Geometry(spec.Layer);
        if (!spec.IsForKernels)
        {
            OperatorChecks.Tensors(spec.Layer, spec.Tensors);
        }

        OperatorChecks.Activation(spec.Layer, spec.Activation);
        OperatorChecks.Pool(spec.Layer, spec.Algorithm, spec.Pool);
        return spec.Layer.Kind switch
        {
            LayerKind.Convolution when spec.Layer.IsDepthwise() => new DepthwiseOperator(spec),
            LayerKind.Convolution or LayerKind.Linear when LinearOperator.Suits(spec) => new LinearOperator(spec),
            LayerKind.Convolution => spec.Algorithm switch
            {
                ConvolutionAlgorithm.Winograd2 when spec.Layer.Rows.Kernel == 5 => new WinogradOperator<WinogradF25>(spec),
                ConvolutionAlgorithm.Winograd2 => new WinogradOperator<WinogradF23>(spec),
                ConvolutionAlgorithm.Strassen => new StrassenOperator(spec),
                ConvolutionAlgorithm.Winograd4 => new WinogradOperator<WinogradF43>(spec),
                _ => ConvolutionOperator.Direct(spec),
            },
            LayerKind.Linear => ConvolutionOperator.Direct(spec),
            LayerKind.TransposedConvolution => ConvolutionOperator.Transposed(spec),
            LayerKind.MaxPool or LayerKind.MinPool or LayerKind.AveragePool or LayerKind.L2Pool => WindowPool.Of(spec),
            LayerKind.GlobalMaxPool => new AdaptivePoolOperator<MaxReduction>(spec),
            LayerKind.GlobalAveragePool or LayerKind.AdaptiveAveragePool => new AdaptivePoolOperator<MeanReduction>(spec),
            LayerKind.BatchNorm => new BatchNormOperator(spec),
            LayerKind.Softmax => new SoftmaxOperator(spec),
            LayerKind.Add => new AddOperator(spec),
            LayerKind.Multiply => new MultiplyOperator(spec),
            LayerKind.Concat => new ConcatOperator(spec),
            LayerKind.Upsample when spec.Layer.Interpolation == Interpolation.Nearest => new NearestUpsampleOperator(spec),
            LayerKind.Upsample => new BilinearUpsampleOperator(spec),
            LayerKind.Crop or LayerKind.ZeroPad => new MarginOperator(spec),
            LayerKind.Flatten => new CopyOperator(spec.Input, spec.Output),
            _ when spec.Layer.Kind.IsActivation() => new ActivationOperator(spec),
            _ => throw new NotSupportedException($"{spec.Layer.Name}: the engine has no kernel for {spec.Layer.Kind}."),
        };
    }
}
