namespace ConvShape.Architecture;

/// <summary>Makes the plan of one network, from which layers run together and which maps are parts of others.</summary>
internal sealed class ExecutionPlanner
{
    private readonly PlanFusion _fusion;
    private readonly MapPlaces _places;

    /// <summary>What runs, in order: the map that a step writes, and its layers.</summary>
    private readonly List<(int Map, EquatableArray<int> Layers)> _order = [];

    public ExecutionPlanner(PlanFusion fusion)
    {
        _fusion = fusion;
        _places = new MapPlaces(fusion);
        for (int layer = 0; layer < fusion.Layers.Count; layer++)
        {
            if (_places.Copies.Contains(layer))
            {
                _order.Add((layer, [layer]));
            }
            else if (fusion.Step(layer) is { } step && !(fusion.Layers[layer].Kind == LayerKind.Concat && _places.IsComplete(layer)))
            {
                _order.Add((layer, step.ToEquatableArray()));
            }
        }
    }

    public ExecutionPlan Plan()
    {
        IReadOnlyDictionary<int, long> offsets = PlaceMaps(out long length);
        List<PlanStep> steps = [];
        foreach ((int map, EquatableArray<int> layers) in _order)
        {
            LayerInfo layer = _fusion.Layers[map];
            EquatableArray<PlanBuffer> inputs = layer.Sources
                .Select((source, i) => source < 0 || _fusion.Writer(source) < 0 ? Input(source, layer.Inputs[i]) : Buffer(_fusion.Writer(source), offsets))
                .ToEquatableArray();
            steps.Add(new PlanStep(layers, inputs, Buffer(map, offsets), _fusion.IsMain(map)));
        }

        return new ExecutionPlan(steps.ToEquatableArray(), length);
    }

    /// <summary>Gives a place to every map that steps hand to one another, from the step that first writes a part of it to the last that reads one.</summary>
    private IReadOnlyDictionary<int, long> PlaceMaps(out long length)
    {
        Dictionary<int, (int First, int Last)> lives = [];
        for (int step = 0; step < _order.Count; step++)
        {
            int map = _order[step].Map;
            Use(map, step);
            foreach (int source in _fusion.Layers[map].Sources)
            {
                Use(_fusion.Writer(source), step);
            }
        }

        MemoryPlan memory = new();
        foreach (KeyValuePair<int, (int First, int Last)> life in lives)
        {
            memory.Add(life.Key, _places.Length(life.Key), life.Value.First, life.Value.Last);
        }

        return memory.Assign(out length);

        void Use(int map, int step)
        {
            if (map >= 0 && _places.Root(map) is int root && _places.Output(root) < 0)
            {
                lives[root] = (lives.TryGetValue(root, out (int First, int Last) life) ? life.First : step, step);
            }
        }
    }

    /// <summary>An input of the network: −1 is the first, −2 the second.</summary>
    private PlanBuffer Input(int source, MapShape shape) => new(input: -1 - _fusion.Writer(source), length: shape.Elements);

    private PlanBuffer Buffer(int map, IReadOnlyDictionary<int, long> offsets)
    {
        int root = _places.Root(map), output = _places.Output(root);
        long length = _places.Length(map), start = _places.Start(map), stride = _places.Length(root);
        return output < 0 ? new(workspace: offsets[root], length: length, start: start, stride: stride) : new(output: output, length: length, start: start, stride: stride);
    }
}
