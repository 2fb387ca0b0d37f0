namespace ConvShape.Architecture;

/// <summary>Makes the plan of one network.</summary>
internal sealed class ExecutionPlanner
{
    /// <summary>In place of a layer: the network's input.</summary>
    private const int Input = -1;

    private readonly InferredNetwork _network;

    /// <summary>For each layer, how many read it.</summary>
    private readonly int[] _readers;

    /// <summary>For each layer, the one whose step writes the map that it gives out: itself, or the one that it only renames or activates.</summary>
    private readonly int[] _writers;

    /// <summary>For each layer, the activation that runs in its step; −1 for none.</summary>
    private readonly int[] _activations;

    /// <summary>The layers that have a step of their own, in order.</summary>
    private readonly List<int> _order = [];

    public ExecutionPlanner(InferredNetwork network)
    {
        _network = network;
        _readers = new int[network.Layers.Length];
        _writers = new int[network.Layers.Length];
        _activations = new int[network.Layers.Length];
        foreach (int source in network.Layers.SelectMany(layer => layer.Sources).Where(source => source >= 0))
        {
            _readers[source]++;
        }

        for (int i = 0; i < network.Layers.Length; i++)
        {
            _activations[i] = -1;
            Schedule(i, network.Layers[i]);
        }
    }

    /// <summary>The layer whose step writes the network's output; the input, where nothing is computed.</summary>
    private int Last => Writer(_network.Layers.Length - 1);

    public ExecutionPlan Plan()
    {
        IReadOnlyDictionary<int, long> offsets = PlaceMaps(out long length);
        List<PlanStep> steps = [];
        foreach (int layer in _order)
        {
            EquatableArray<PlanBuffer> inputs = Sources(layer).Select(source => Buffer(source, offsets)).ToEquatableArray();
            steps.Add(new PlanStep(layer, _activations[layer], inputs, Buffer(layer, offsets)));
        }

        if (Last == Input)
        {
            steps.Add(new PlanStep(Input, -1, [Buffer(Input, offsets)], new(PlanMemory.Output, 0, _network.Input.Elements)));
        }

        return new ExecutionPlan(steps.ToEquatableArray(), length);
    }

    private void Schedule(int index, LayerInfo layer)
    {
        int source = layer.Sources[0];
        if (IsIdentity(layer.Kind))
        {
            _writers[index] = Writer(source);
        }
        else if (IsActivation(layer.Kind) && CanActivate(source))
        {
            _writers[index] = _writers[source];
            _activations[_writers[source]] = index;
        }
        else
        {
            _writers[index] = index;
            _order.Add(index);
        }
    }

    /// <summary>Whether an activation can run in the step that writes a layer's map: where nothing else reads the map on the way.</summary>
    private bool CanActivate(int layer)
    {
        while (layer >= 0 && _readers[layer] == 1 && IsIdentity(_network.Layers[layer].Kind))
        {
            layer = _network.Layers[layer].Sources[0];
        }

        return layer >= 0 && _readers[layer] == 1 && TakesActivation(_network.Layers[layer].Kind);
    }

    /// <summary>Gives a place to every map that steps hand to one another, from the step that writes it to the last that reads it.</summary>
    private IReadOnlyDictionary<int, long> PlaceMaps(out long length)
    {
        int[] lastRead = new int[_network.Layers.Length];
        for (int step = 0; step < _order.Count; step++)
        {
            foreach (int source in Sources(_order[step]).Where(source => source != Input))
            {
                lastRead[source] = step;
            }
        }

        MemoryPlan memory = new();
        for (int step = 0; step < _order.Count; step++)
        {
            int layer = _order[step];
            if (layer != Last)
            {
                memory.Add(layer, _network.Layers[layer].Output.Elements, step, lastRead[layer]);
            }
        }

        return memory.Assign(out length);
    }

    private PlanBuffer Buffer(int layer, IReadOnlyDictionary<int, long> offsets)
    {
        if (layer == Input)
        {
            return new(PlanMemory.Input, 0, _network.Input.Elements);
        }

        long length = _network.Layers[layer].Output.Elements;
        return layer == Last ? new(PlanMemory.Output, 0, length) : new(PlanMemory.Workspace, offsets[layer], length);
    }

    /// <summary>The layers whose steps write what a layer reads.</summary>
    private IEnumerable<int> Sources(int layer) => _network.Layers[layer].Sources.Select(Writer);

    private int Writer(int layer) => layer < 0 ? Input : _writers[layer];

    /// <summary>Layers that give out what they read, at inference.</summary>
    private static bool IsIdentity(LayerKind kind) => kind is LayerKind.Flatten or LayerKind.Dropout;

    /// <summary>Activations that look at one value at a time, so that they can run as values are made.</summary>
    private static bool IsActivation(LayerKind kind) => kind is LayerKind.Relu;

    private static bool TakesActivation(LayerKind kind) => kind is LayerKind.Convolution or LayerKind.Linear;
}
