using ConvShape.Architecture;
using ConvShape.Engine;
using ConvShape.Weights;

namespace ConvShape;

/// <summary>A part of a model, on its own: a layer, or a block of layers.</summary>
public abstract class Stage
{
    private readonly int _first;
    private readonly int[]? _inputs;
    private readonly StateDict _weights;
    private NetworkRunner? _runner;

    /// <summary>A single layer, each of whose sources is an input.</summary>
    private protected Stage(LayerInfo info, StateDict weights)
        : this(Checked(info).Name, [info], first: 0, inputs: null, weights)
    {
    }

    /// <summary>Layers of a model one behind the other.</summary>
    /// <param name="name">What messages call them.</param>
    /// <param name="layers">The layers as they stand in the model.</param>
    /// <param name="first">Position of the first in the model.</param>
    /// <param name="inputs">Positions in the model of the maps from outside that they read.</param>
    /// <param name="weights">The model's tensors.</param>
    private protected Stage(string name, IReadOnlyList<LayerInfo> layers, int first, int[]? inputs, StateDict weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Name = name;
        Layers = layers;
        _first = first;
        _inputs = inputs;
        _weights = weights;
    }

    /// <summary>The layers, in order.</summary>
    public IReadOnlyList<LayerInfo> Layers { get; }

    /// <summary>Number of learned values.</summary>
    public long Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>What messages call it.</summary>
    private protected string Name { get; }

    /// <summary>Made when it is first needed: few parts of a model ever run alone, and each packs its weights once more.</summary>
    internal NetworkRunner Runner => _runner ?? Interlocked.CompareExchange(ref _runner, MakeRunner(), comparand: null) ?? _runner;

    /// <summary>As in "conv2: 6×14×14 → 16×10×10 · …", or "layer1.0: 7 layers → 64×56×56 · 221,184 parameters".</summary>
    public override string ToString() => Layers.Count == 1
        ? Layers[0].ToString()
        : $"{Name}: {Layers.Count} layers → {Layers[^1].Output} · {LayerText.Count(Parameters)} parameters";

    /// <summary>A tensor of the first layer as loaded; empty where it declares fewer.</summary>
    private protected ReadOnlySpan<float> Tensor(int index)
    {
        EquatableArray<TensorSpec> tensors = Layers[0].Tensors;
        return index < tensors.Length ? _weights[tensors[index].Name].Span : default;
    }

    private NetworkRunner MakeRunner()
    {
        LayerInfo[] alone = [.. Layers.Select(layer => layer with { Sources = layer.Sources.Select(Alone).ToEquatableArray() })];
        return new NetworkRunner(alone, ExecutionPlan.For(alone, [alone.Length - 1]), _weights);
    }

    /// <summary>A source by its position among these layers, or as an input: −1 is the first, −2 the second.</summary>
    private int Alone(int source, int index)
    {
        int input = _inputs is null ? index : Array.IndexOf(_inputs, source);
        return input >= 0 ? -1 - input : source - _first;
    }

    private static LayerInfo Checked(LayerInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        return info;
    }
}

/// <summary>A part of a model that reads one map.</summary>
/// <typeparam name="TInput">Shape of the map it reads.</typeparam>
/// <typeparam name="TOutput">Shape of the map it writes.</typeparam>
public abstract class MapStage<TInput, TOutput> : Stage
    where TInput : IShape
    where TOutput : IShape
{
    private protected MapStage(LayerInfo info, StateDict weights)
        : base(info, weights)
    {
    }

    private protected MapStage(string name, IReadOnlyList<LayerInfo> layers, int first, int[] inputs, StateDict weights)
        : base(name, layers, first, inputs, weights)
    {
    }

    /// <summary>Runs this part alone, without what follows it in the model; the result is new.</summary>
    public FeatureMap<TOutput> Forward(FeatureMap<TInput> input)
    {
        ArgumentNullException.ThrowIfNull(input);
        FeatureMap<TOutput> output = new(input.Batch);
        Forward(input.Values, output.Values, input.Batch);
        return output;
    }

    /// <summary>Runs this part alone into a given map; nothing is allocated once warm.</summary>
    /// <exception cref="ArgumentException">The batches differ, or the maps share memory.</exception>
    public void Forward(FeatureMap<TInput> input, FeatureMap<TOutput> output)
    {
        ModelCall.CheckBatch(Name, input, output);
        Forward(input.Values, output.Values, input.Batch);
    }

    /// <summary>Runs this part alone on values laid out N×C×H×W; nothing is allocated once warm.</summary>
    /// <param name="input">N × the input shape.</param>
    /// <param name="output">N × the output shape.</param>
    /// <param name="batch">Number of images N ≥ 1.</param>
    /// <exception cref="ArgumentException">A length is not what the shapes and the batch say, or the two overlap.</exception>
    public void Forward(ReadOnlySpan<float> input, Span<float> output, int batch = 1)
    {
        ModelCall.Check(Name, TInput.Dimensions, TOutput.Dimensions, input, output, batch);
        Runner.Run(input, output, batch);
    }
}

/// <summary>A part of a model that reads several maps.</summary>
/// <typeparam name="TInputs">A tuple of the maps it reads, as in <c>(FeatureMap&lt;Shape64x28x28&gt; Branch1, FeatureMap&lt;Shape32x28x28&gt; Branch2)</c>.</typeparam>
/// <typeparam name="TOutput">Shape of the map it writes.</typeparam>
public abstract class TupleStage<TInputs, TOutput> : Stage
    where TInputs : struct, System.Runtime.CompilerServices.ITuple
    where TOutput : IShape
{
    private protected TupleStage(LayerInfo info, StateDict weights)
        : base(info, weights)
    {
    }

    private protected TupleStage(string name, IReadOnlyList<LayerInfo> layers, int first, int[] inputs, StateDict weights)
        : base(name, layers, first, inputs, weights)
    {
    }

    /// <summary>Runs this part alone, without what follows it in the model; the result is new.</summary>
    /// <exception cref="ArgumentException">The batches of the maps differ.</exception>
    public FeatureMap<TOutput> Forward(TInputs inputs)
    {
        FeatureMap<TOutput> output = new(ModelCall.Batch(Name, inputs));
        Forward(inputs, output);
        return output;
    }

    /// <summary>Runs this part alone into a given map. Up to seven maps are read without allocating, once warm.</summary>
    /// <exception cref="ArgumentException">The batches differ, or the output shares memory with another map.</exception>
    public void Forward(TInputs inputs, FeatureMap<TOutput> output)
    {
        ModelCall.Check(Name, inputs, output);
        Runner.Run(inputs, output.Values, output.Batch);
    }
}
