namespace ConvShape.Architecture;

/// <summary>Which layers run together, and which do not run at all.</summary>
internal sealed class PlanFusion
{
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
    public PlanFusion(IReadOnlyList<LayerInfo> layers, int[] outputs)
    {
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
        if (layer.Kind.IsIdentity())
        {
            _writers[index] = Writer(layer.Sources[0]);
        }
        else if (_isNeeded[index] && StepAbove(layer) is { } step && CanJoin(layer, step))
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

    /// <summary>The step that writes what a layer reads, where nothing else reads or gives out the map on the way.</summary>
    private List<int>? StepAbove(LayerInfo layer)
    {
        int source = layer.Sources[0];
        while (source >= 0 && _readers[source] == 1 && Layers[source].Kind is LayerKind.Flatten or LayerKind.Dropout)
        {
            source = Layers[source].Sources[0];
        }

        return source >= 0 && _readers[source] == 1 && !Layers[source].Kind.IsIdentity() ? _steps[_writers[source]] : null;
    }

    private bool CanJoin(LayerInfo layer, List<int> step)
    {
        LayerInfo first = Layers[step[0]];
        return layer.Kind == LayerKind.BatchNorm
            ? step.Count == 1 && first.Kind.TakesBatchNorm() && first.Output.Channels == layer.Input.Channels
            : layer.Kind.IsActivation() && first.Kind != LayerKind.Concat && (step.Count == 1 || !Layers[step[step.Count - 1]].Kind.IsActivation());
    }
}
