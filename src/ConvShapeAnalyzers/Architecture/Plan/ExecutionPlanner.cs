namespace ConvShape.Architecture;

/// <summary>Makes the plan of one network, from which layers run together and which maps are parts of others.</summary>
internal sealed class ExecutionPlanner
{
    private readonly PlanFusion _fusion;
    private readonly MapPlaces _places;

    /// <summary>What runs, in order.</summary>
    private readonly List<Entry> _order = [];

    /// <summary>What lies around each map that is no part of another.</summary>
    private readonly Dictionary<int, Halo> _halos = [];

    /// <summary>Inputs of the network that are copied in plain order.</summary>
    private readonly HashSet<int> _plain = [];

    public ExecutionPlanner(PlanFusion fusion)
    {
        _fusion = fusion;
        _places = new MapPlaces(fusion);
        ILookup<int, int> outputs = Enumerable.Range(0, fusion.Outputs.Length).ToLookup(output => fusion.Outputs[output]);
        HashSet<int> copied = [];
        for (int layer = 0; layer < fusion.Layers.Count; layer++)
        {
            if (fusion.Step(layer) is { } step && !(fusion.Layers[layer].Kind == LayerKind.Concat && _places.IsComplete(layer)))
            {
                int[] sources = [.. fusion.Sources(layer).Select(fusion.Writer)];
                foreach (int input in sources.Where(source => source < 0 && copied.Add(source)))
                {
                    _order.Add(new Entry(input, [], [input]));
                }

                _order.Add(new Entry(layer, step.ToEquatableArray(), sources));
            }

            foreach (int output in outputs[layer])
            {
                _order.Add(new Entry(layer, [], [fusion.Writer(layer)], output));
            }
        }
    }

    public ExecutionPlan Plan()
    {
        LayOut();
        IReadOnlyDictionary<int, long> offsets = PlaceMaps(out long length);
        List<PlanStep> steps = [];
        foreach (Entry entry in _order)
        {
            bool isMain = entry.Output < 0 ? entry.Map < 0 || _fusion.IsMain(entry.Map) : entry.Output == _fusion.Outputs.Length - 1;
            EquatableArray<PlanBuffer> inputs = entry.Sources
                .Select(source => IsGiven(entry, source) ? new PlanBuffer(input: -1 - source, MapLayout.Plain(Shape(source))) : Buffer(source, offsets))
                .ToEquatableArray();
            PlanBuffer output = entry.Output < 0
                ? Buffer(entry.Map, offsets)
                : new PlanBuffer(MapLayout.Plain(_fusion.Layers[entry.Map].Output), output: entry.Output);
            ConvolutionAlgorithm algorithm = entry.Layers.Length == 0 ? default : AlgorithmChoice.Of(_fusion.Layers[entry.Layers[0]]);
            steps.Add(new PlanStep(entry.Layers, inputs, output, algorithm, isMain));
        }

        return new ExecutionPlan(steps.ToEquatableArray(), length);
    }

    /// <summary>
    /// The most values that lie between the layers at once, whatever the engine adds to a map: neither the network's input nor its results,
    /// which the caller holds.
    /// </summary>
    public long PeakElements()
    {
        HashSet<int> results = [.. _order.Where(entry => entry.Output >= 0 && Unflattened(entry.Sources[0]) is int map && _places.Root(map) == map).Select(entry => Unflattened(entry.Sources[0]))];
        MemoryPlan memory = new();
        foreach (KeyValuePair<int, (int First, int Last)> life in Lives(Unflattened).Where(life => life.Key >= 0 && !results.Contains(life.Key)))
        {
            memory.Add(life.Key, _fusion.Output(life.Key).Elements, life.Value.First, life.Value.Last);
        }

        return memory.Peak();
    }

    /// <summary>The map that a map has the values of, however they lie.</summary>
    private int Unflattened(int map)
    {
        while (map >= 0 && _fusion.Layers[map].Kind == LayerKind.Flatten)
        {
            map = _fusion.Writer(_fusion.Layers[map].Sources[0]);
        }

        return map;
    }

    /// <summary>Whether a step reads an input of the network as it is given: where it is copied to be read by others, or straight to an output.</summary>
    private static bool IsGiven(Entry entry, int source) => source < 0 && entry.Layers.Length == 0;

    /// <summary>Decides how every map lies: with what its readers need around it.</summary>
    private void LayOut()
    {
        HashSet<int> blocked = [];
        foreach (Entry entry in _order.Where(entry => entry.Layers.Length > 0))
        {
            LayerInfo layer = _fusion.Layers[entry.Map];
            for (int i = 0; i < entry.Sources.Length; i++)
            {
                // Only what a layer reads first has windows, or can be in plain order: the others are added or merged.
                int source = entry.Sources[i], root = _places.Root(source);
                _halos.TryGetValue(root, out Halo halo);
                _halos[root] = i == 0 ? halo.Union(Halo.ReadBy(layer)) : halo;
                if (source < 0)
                {
                    (i == 0 && layer.ReadsPlainOrder() ? _plain : blocked).Add(source);
                }
            }
        }

        _plain.ExceptWith(blocked);
    }

    /// <summary>Gives a place to every map that steps hand to one another.</summary>
    private IReadOnlyDictionary<int, long> PlaceMaps(out long length)
    {
        MemoryPlan memory = new();
        foreach (KeyValuePair<int, (int First, int Last)> life in Lives(map => map))
        {
            memory.Add(life.Key, Layout(life.Key).Length, life.Value.First, life.Value.Last);
        }

        return memory.Assign(out length);
    }

    /// <summary>How long each map that is no part of another is needed: from the step that first writes a part of it to the last that reads one.</summary>
    /// <param name="values">The map that holds a map's values.</param>
    private Dictionary<int, (int First, int Last)> Lives(Func<int, int> values)
    {
        Dictionary<int, (int First, int Last)> lives = [];
        for (int step = 0; step < _order.Count; step++)
        {
            Entry entry = _order[step];
            if (entry.Output < 0)
            {
                Use(entry.Map, step);
            }

            foreach (int source in entry.Sources)
            {
                if (!IsGiven(entry, source))
                {
                    Use(source, step);
                }
            }
        }

        return lives;

        void Use(int map, int step)
        {
            int root = _places.Root(values(map));
            lives[root] = (lives.TryGetValue(root, out (int First, int Last) life) ? life.First : step, step);
        }
    }

    private PlanBuffer Buffer(int map, IReadOnlyDictionary<int, long> offsets)
    {
        int root = _places.Root(map);
        MapLayout layout = Layout(map);
        return new(workspace: offsets[root], layout, start: _places.Start(map) / MapLayout.Lanes * layout.Plane, stride: Layout(root).Length);
    }

    private MapLayout Layout(int map)
    {
        _halos.TryGetValue(_places.Root(map), out Halo halo);
        return _plain.Contains(map) ? MapLayout.Plain(Shape(map), halo) : MapLayout.Blocked(Shape(map), halo);
    }

    /// <summary>The shape of the map that a layer's step writes, or of an input, as the first that reads it has it.</summary>
    private MapShape Shape(int map)
    {
        if (map >= 0)
        {
            return _fusion.Output(map);
        }

        foreach (LayerInfo layer in _fusion.Layers)
        {
            for (int i = 0; i < layer.Sources.Length; i++)
            {
                if (layer.Sources[i] == map)
                {
                    return layer.Inputs[i];
                }
            }
        }

        throw new InvalidOperationException($"No layer reads input {-1 - map}.");
    }

    /// <summary>A step: the map that it writes, its layers, and the maps that it reads. One without layers copies an input, or into an output.</summary>
    private sealed record Entry(int Map, EquatableArray<int> Layers, int[] Sources, int Output = -1);
}
