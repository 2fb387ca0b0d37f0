namespace ConvShape.Architecture;

/// <summary>Where a step reads or writes: the caller's input, the caller's output, or the workspace.</summary>
internal enum PlanMemory
{
    Input,
    Output,
    Workspace,
}

/// <summary>A map in memory. <paramref name="Offset"/> and <paramref name="Length"/> are in floats, for one image; a batch multiplies both.</summary>
internal readonly record struct PlanBuffer(PlanMemory Memory, long Offset, long Length);

/// <summary>
/// One call of the engine: a layer, with the activation that runs on its results while they are at hand (−1 for none).
/// <paramref name="Layer"/> −1 copies the input, for networks that compute nothing.
/// </summary>
internal sealed record PlanStep(int Layer, int Activation, EquatableArray<PlanBuffer> Inputs, PlanBuffer Output);

/// <summary>
/// How a network runs: which layers run together, and where every map lies in one block of memory, made when the program is compiled.
/// </summary>
/// <param name="Steps">The engine calls, in order.</param>
/// <param name="WorkspaceLength">Floats that the maps between the steps take, for one image.</param>
internal sealed record ExecutionPlan(EquatableArray<PlanStep> Steps, long WorkspaceLength)
{
    private const int Source = -1;

    public static ExecutionPlan For(InferredNetwork network)
    {
        int count = network.Layers.Length;
        int[] readers = new int[count];
        foreach (LayerInfo layer in network.Layers)
        {
            foreach (int source in layer.Sources)
            {
                if (source >= 0)
                {
                    readers[source]++;
                }
            }
        }

        // The layer whose step writes the map that a layer gives out: itself, or what it only renames.
        int[] writer = new int[count];
        int[] activation = Enumerable.Repeat(-1, count).ToArray();
        List<int> order = [];
        for (int i = 0; i < count; i++)
        {
            LayerInfo layer = network.Layers[i];
            int source = layer.Sources[0];
            if (IsIdentity(layer.Kind))
            {
                writer[i] = source < 0 ? Source : writer[source];
            }
            else if (IsActivation(layer.Kind) && source >= 0 && readers[source] == 1 && TakesActivation(network.Layers[source].Kind))
            {
                activation[source] = i;
                writer[i] = source;
            }
            else
            {
                writer[i] = i;
                order.Add(i);
            }
        }

        int last = count == 0 ? Source : writer[count - 1];
        MemoryPlan memory = new();
        Dictionary<int, int> written = order.Select((layer, step) => (layer, step)).ToDictionary(pair => pair.layer, pair => pair.step);
        int[] lastRead = new int[count];
        for (int step = 0; step < order.Count; step++)
        {
            foreach (int source in network.Layers[order[step]].Sources)
            {
                if (source >= 0 && writer[source] >= 0)
                {
                    lastRead[writer[source]] = step;
                }
            }
        }

        foreach (int layer in order)
        {
            if (layer != last)
            {
                memory.Add(layer, network.Layers[layer].Output.Elements, written[layer], lastRead[layer]);
            }
        }

        IReadOnlyDictionary<int, long> offsets = memory.Assign(out long length);
        PlanBuffer Buffer(int layer) => layer == Source
            ? new(PlanMemory.Input, 0, network.Input.Elements)
            : layer == last
                ? new(PlanMemory.Output, 0, network.Layers[layer].Output.Elements)
                : new(PlanMemory.Workspace, offsets[layer], network.Layers[layer].Output.Elements);

        List<PlanStep> steps = [];
        foreach (int layer in order)
        {
            EquatableArray<PlanBuffer> inputs = network.Layers[layer].Sources
                .Select(source => Buffer(source < 0 ? Source : writer[source])).ToEquatableArray();
            steps.Add(new PlanStep(layer, activation[layer], inputs, Buffer(layer)));
        }

        if (last == Source)
        {
            steps.Add(new PlanStep(-1, -1, [Buffer(Source)], new(PlanMemory.Output, 0, network.Input.Elements)));
        }

        return new ExecutionPlan(steps.ToEquatableArray(), length);
    }

    /// <summary>Layers that give out what they read, at inference.</summary>
    private static bool IsIdentity(LayerKind kind) => kind is LayerKind.Flatten or LayerKind.Dropout;

    /// <summary>Activations that look at one value at a time, so that they can run as values are made.</summary>
    private static bool IsActivation(LayerKind kind) => kind is LayerKind.Relu;

    private static bool TakesActivation(LayerKind kind) => kind is LayerKind.Convolution or LayerKind.Linear;
}
