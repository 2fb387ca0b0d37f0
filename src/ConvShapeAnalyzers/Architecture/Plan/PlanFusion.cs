namespace ConvShape.Architecture;

/// <summary>Which layers run together, and which do not run at all.</summary>
internal sealed class PlanFusion
{
    private readonly bool _takesPools;
    private readonly bool[] _isNeeded;
    private readonly bool[] _isMain;

    /// <summary>For each layer, how many that are needed read it.</summary>
    private readonly int[] _readers;

    /// <summary>For each layer, the one whose step writes the map that it gives out: itself, or the one that it passes on or is fused into.</summary>
    private readonly int[] _writers;

    /// <summary>For each layer that has a step, the layers of the step.</summary>
    private readonly List<int>?[] _steps;

    /// <param name="layers">The layers.</param>
    /// <param name="outputs">Those whose maps are given out, the main one last.</param>
    /// <param name="takesPools">Whether pools run within convolutions.</param>
    public PlanFusion(IReadOnlyList<LayerInfo> layers, int[] outputs, bool takesPools = true)
    {
        _takesPools = takesPools;
        Layers = layers;
        Outputs = outputs;
        _isNeeded = NeededBy(outputs);
        _isMain = NeededBy(outputs.Skip(outputs.Length - 1));
        _readers = new int[layers.Count];
        _writers = new int[layers.Count];
        _steps = new List<int>?[layers.Count];
        for (int i = 0; i < layers.Count; i++)
        {
            foreach (int source in layers[i].Sources)
            {
                if (source >= 0 && _isNeeded[i])
                {
                    _readers[source]++;
                }
            }
        }

        for (int i = 0; i < layers.Count; i++)
        {
            Schedule(i, layers[i]);
        }
    }

    public IReadOnlyList<LayerInfo> Layers { get; }

    /// <summary>The layers whose maps are given out, the main one last.</summary>
    public int[] Outputs { get; }

    /// <summary>Whether the main output depends on a layer.</summary>
    public bool IsMain(int layer) => _isMain[layer];

    /// <summary>The layers that run in the step of a layer; null for one that needs no step of its own.</summary>
    public IReadOnlyList<int>? Step(int layer) => _isNeeded[layer] ? _steps[layer] : null;

    /// <summary>The layer whose step writes what a layer gives out; an input as it is.</summary>
    public int Writer(int layer) => layer < 0 ? layer : _writers[layer];

    /// <summary>The shape of the map that the step of a layer writes.</summary>
    public MapShape Output(int layer) => Layers[_steps[layer] is { } step ? step[step.Count - 1] : layer].Output;

    /// <summary>What the step of a layer reads: the layer's sources, and behind them what a fused sum adds.</summary>
    public IEnumerable<int> Sources(int layer) =>
        Layers[layer].Sources.Concat((_steps[layer] ?? []).Skip(1).Where(fused => Layers[fused].Kind == LayerKind.Add).Select(sum => Addend(sum, layer)));

    private int Addend(int sum, int layer)
    {
        EquatableArray<int> sources = Layers[sum].Sources;
        return Writer(sources[0]) == layer ? sources[1] : sources[0];
    }

    private bool[] NeededBy(IEnumerable<int> outputs)
    {
        bool[] isNeeded = new bool[Layers.Count];
        foreach (int output in outputs)
        {
            isNeeded[output] = true;
        }

        for (int i = isNeeded.Length - 1; i >= 0; i--)
        {
            foreach (int source in Layers[i].Sources)
            {
                if (source >= 0)
                {
                    isNeeded[source] |= isNeeded[i];
                }
            }
        }

        return isNeeded;
    }

    private void Schedule(int index, LayerInfo layer)
    {
        if (PassesOn(layer))
        {
            _writers[index] = Writer(layer.Sources[0]);
        }
        else if (_isNeeded[index] && StepToJoin(layer) is { } step)
        {
            _writers[index] = step[0];
            step.Add(index);
        }
        else
        {
            _writers[index] = index;
            _steps[index] = [index];
        }
    }

    /// <summary>Whether what a layer gives out is the map that it reads, as it lies in memory: a vector is a map of one position.</summary>
    private static bool PassesOn(LayerInfo layer) =>
        layer.Kind.IsIdentity() && (layer.Kind != LayerKind.Flatten || layer.Input is { Height.Value: 1, Width.Value: 1 });

    /// <summary>The step above within which a layer can run.</summary>
    private List<int>? StepToJoin(LayerInfo layer)
    {
        if (layer.Kind == LayerKind.Add)
        {
            return layer.Sources.Length == 2 ? SumStep(layer.Sources[0], layer.Sources[1]) ?? SumStep(layer.Sources[1], layer.Sources[0]) : null;
        }

        return StepAbove(layer.Sources[0]) is { } step && CanJoin(layer, step) ? step : null;
    }

    /// <summary>The step that writes what a layer reads, where nothing else reads or gives out the map on the way.</summary>
    private List<int>? StepAbove(int source)
    {
        while (source >= 0 && _readers[source] == 1 && Layers[source].Kind is LayerKind.Flatten or LayerKind.Dropout && _steps[source] is null)
        {
            source = Layers[source].Sources[0];
        }

        return source >= 0 && _readers[source] == 1 && (!Layers[source].Kind.IsIdentity() || _steps[source] is not null) ? _steps[_writers[source]] : null;
    }

    private bool CanJoin(LayerInfo layer, List<int> step)
    {
        LayerInfo first = Layers[step[0]];
        LayerKind last = Layers[step[step.Count - 1]].Kind;
        return layer.Kind switch
        {
            LayerKind.BatchNorm => step.Count == 1 && first.Kind.TakesBatchNorm() && first.Output.Channels == layer.Input.Channels,
            { } kind when kind.IsWindowPool() => _takesPools && !step.Exists(fused => Layers[fused].Kind.IsWindowPool()) && PoolFusion.Suits(first, AlgorithmChoice.Of(first), layer),
            { } kind => kind.IsActivation() && first.Kind is not (LayerKind.Concat or LayerKind.Flatten) && (step.Count == 1 || !last.IsActivation()),
        };
    }

    /// <summary>The step of a convolution that can start its sums from the map that is added to them, since that is there already.</summary>
    private List<int>? SumStep(int source, int addend) =>
        StepAbove(source) is { } step && Layers[step[0]].TakesSum() && Writer(addend) < step[0]
            && step.TrueForAll(layer => layer == step[0] || Layers[layer].Kind == LayerKind.BatchNorm) ? step : null;
}
