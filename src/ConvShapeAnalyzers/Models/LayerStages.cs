using System.ComponentModel;
using System.Runtime.CompilerServices;
using ConvShape.Architecture;
using ConvShape.Weights;

namespace ConvShape;

/// <summary>One layer of a model, with its shapes as types.</summary>
/// <typeparam name="TInput">Shape of the map it reads.</typeparam>
/// <typeparam name="TOutput">Shape of the map it writes.</typeparam>
public class Stage<TInput, TOutput> : MapStage<TInput, TOutput>
    where TInput : IShape
    where TOutput : IShape
{
    /// <summary>A layer without weights; made by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Stage(LayerInfo info, StateDict weights)
        : base(info, weights)
    {
    }

    /// <summary>Name, shapes and cost.</summary>
    public LayerInfo Info => Layers[0];
}

/// <summary>One layer of a model that has weights: a convolution or a linear layer.</summary>
/// <typeparam name="TInput">Shape of the map it reads.</typeparam>
/// <typeparam name="TOutput">Shape of the map it writes.</typeparam>
/// <param name="info">The layer.</param>
/// <param name="weights">The model's tensors.</param>
[method: EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WeightedStage<TInput, TOutput>(LayerInfo info, StateDict weights) : Stage<TInput, TOutput>(info, weights)
    where TInput : IShape
    where TOutput : IShape
{
    /// <summary>
    /// The weights as loaded: F×(C/g)×kh×kw for a convolution, C×(F/g)×kh×kw for a transposed one, outputs×inputs for a linear layer.
    /// </summary>
    public ReadOnlySpan<float> Weight => Tensor(0);

    /// <summary>The bias as loaded, one value for each filter or feature; empty for a layer without.</summary>
    public ReadOnlySpan<float> Bias => Tensor(1);
}

/// <summary>One batch normalisation of a model. In the model it is folded into the layer above where it can be; here it runs on its own.</summary>
/// <typeparam name="TInput">Shape of the map it reads.</typeparam>
/// <typeparam name="TOutput">Shape of the map it writes.</typeparam>
/// <param name="info">The layer.</param>
/// <param name="weights">The model's tensors.</param>
[method: EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BatchNormStage<TInput, TOutput>(LayerInfo info, StateDict weights) : Stage<TInput, TOutput>(info, weights)
    where TInput : IShape
    where TOutput : IShape
{
    /// <summary>The scale γ of each channel, as loaded.</summary>
    public ReadOnlySpan<float> Weight => Tensor(0);

    /// <summary>The shift β of each channel, as loaded.</summary>
    public ReadOnlySpan<float> Bias => Tensor(1);

    /// <summary>The mean μ of each channel that training found, as loaded.</summary>
    public ReadOnlySpan<float> RunningMean => Tensor(2);

    /// <summary>The variance σ² of each channel that training found, as loaded.</summary>
    public ReadOnlySpan<float> RunningVariance => Tensor(3);
}

/// <summary>One layer of a model that reads several maps: a sum, a product or a concatenation.</summary>
/// <typeparam name="TInputs">A tuple of the maps it reads, as in <c>(FeatureMap&lt;Shape64x28x28&gt; Branch1, FeatureMap&lt;Shape32x28x28&gt; Branch2)</c>.</typeparam>
/// <typeparam name="TOutput">Shape of the map it writes.</typeparam>
/// <param name="info">The layer.</param>
/// <param name="weights">The model's tensors.</param>
[method: EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MergeStage<TInputs, TOutput>(LayerInfo info, StateDict weights) : TupleStage<TInputs, TOutput>(info, weights)
    where TInputs : struct, ITuple
    where TOutput : IShape
{
    /// <summary>Name, shapes and cost.</summary>
    public LayerInfo Info => Layers[0];
}
