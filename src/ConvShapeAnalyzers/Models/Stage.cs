using System.ComponentModel;
using ConvShape.Architecture;
using ConvShape.Engine;
using ConvShape.Weights;

namespace ConvShape;

/// <summary>One layer of a model, on its own.</summary>
public abstract class Stage
{
    private readonly LayerOperator _operator;
    private readonly WorkspacePool _workspaces;

    private protected Stage(LayerInfo info, LayerOperator layerOperator)
    {
        Info = info;
        _operator = layerOperator;
        _workspaces = new WorkspacePool(mapLength: 0, [this]);
    }

    /// <summary>Name, shapes and cost.</summary>
    public LayerInfo Info { get; }

    /// <summary>Floats of scratch memory that one run needs, whatever the batch.</summary>
    internal int ScratchLength => _operator.ScratchLength;

    /// <summary>Runs the layer on values laid out N×C×H×W; nothing is allocated once warm.</summary>
    /// <param name="input">N × the layer's input.</param>
    /// <param name="output">N × the layer's output.</param>
    /// <param name="batch">Number of images N ≥ 1.</param>
    /// <exception cref="ArgumentException">A length is not what the shapes and the batch say, or the two overlap.</exception>
    public void Forward(ReadOnlySpan<float> input, Span<float> output, int batch = 1)
    {
        ModelCall.Check(Info.Name, Info.Input, Info.Output, input, output, batch);
        using Workspace workspace = _workspaces.Rent(batch);
        Run(input, output, workspace);
    }

    /// <summary>One step of a model: called by generated code, which has checked the lengths.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Run(ReadOnlySpan<float> input, Span<float> output, Workspace workspace, Activation activation = Activation.None)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        _operator.Run(input, output, workspace.Batch, workspace.Scratch);
        if (activation == Activation.Relu)
        {
            VectorMath.Relu(output);
        }
    }
}

/// <summary>One layer of a model, with its shapes as types.</summary>
/// <typeparam name="TInput">Shape of the map it reads.</typeparam>
/// <typeparam name="TOutput">Shape of the map it writes.</typeparam>
public class Stage<TInput, TOutput> : Stage
    where TInput : IShape
    where TOutput : IShape
{
    /// <summary>A layer without weights; made by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Stage(LayerInfo info, StateDict weights)
        : base(info, LayerOperator.Create(info))
    {
    }

    private protected Stage(LayerInfo info, ReadOnlyMemory<float> weight, ReadOnlyMemory<float> bias)
        : base(info, LayerOperator.Create(info, new LayerTensors(weight, bias)))
    {
    }

    /// <summary>Runs the layer alone, without the activation that follows it; the result is new.</summary>
    public FeatureMap<TOutput> Forward(FeatureMap<TInput> input)
    {
        ArgumentNullException.ThrowIfNull(input);
        FeatureMap<TOutput> output = new(input.Batch);
        Forward(input.Values, output.Values, input.Batch);
        return output;
    }

    /// <summary>Runs the layer alone into a given map; nothing is allocated once warm.</summary>
    /// <exception cref="ArgumentException">The batches differ, or the maps share memory.</exception>
    public void Forward(FeatureMap<TInput> input, FeatureMap<TOutput> output)
    {
        ModelCall.CheckBatch(Info.Name, input, output);
        Forward(input.Values, output.Values, input.Batch);
    }
}

/// <summary>One layer of a model that has weights: a convolution or a linear layer.</summary>
/// <typeparam name="TInput">Shape of the map it reads.</typeparam>
/// <typeparam name="TOutput">Shape of the map it writes.</typeparam>
public sealed class WeightedStage<TInput, TOutput> : Stage<TInput, TOutput>
    where TInput : IShape
    where TOutput : IShape
{
    private readonly ReadOnlyMemory<float> _weight;
    private readonly ReadOnlyMemory<float> _bias;

    /// <summary>A layer with its tensors; made by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WeightedStage(LayerInfo info, StateDict weights)
        : this(info, Tensor(info, weights, 0), Tensor(info, weights, 1))
    {
    }

    private WeightedStage(LayerInfo info, ReadOnlyMemory<float> weight, ReadOnlyMemory<float> bias)
        : base(info, weight, bias)
    {
        _weight = weight;
        _bias = bias;
    }

    /// <summary>The weights as loaded: F×(C/g)×kh×kw for a convolution, outputs×inputs for a linear layer.</summary>
    public ReadOnlySpan<float> Weight => _weight.Span;

    /// <summary>The bias as loaded, one value for each filter or feature; empty for a layer without.</summary>
    public ReadOnlySpan<float> Bias => _bias.Span;

    private static ReadOnlyMemory<float> Tensor(LayerInfo info, StateDict weights, int index)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(weights);
        EquatableArray<TensorSpec> tensors = info.Tensors;
        return index < tensors.Length ? weights[tensors[index].Name] : default;
    }
}
