namespace ConvShape.Architecture;

/// <summary>A layer and what it reads.</summary>
/// <param name="Spec">The layer as declared.</param>
/// <param name="Sources">Positions of earlier layers; −1 is the network's input.</param>
/// <param name="IsCertain">False where the declaration could not be read as written, here or just above: the shape is a guess.</param>
internal sealed record LayerNode(LayerSpec Spec, EquatableArray<int> Sources, bool IsCertain = true);

/// <summary>A network as declared: layers in source order, each reading earlier ones.</summary>
internal sealed record Network(MapShape Input, EquatableArray<LayerNode> Layers, bool IsInputCertain = true)
{
    /// <summary>Layers one below the other, each reading the one above.</summary>
    public static Network Sequence(MapShape input, IEnumerable<LayerSpec> layers) =>
        new(input, layers.Select((spec, index) => new LayerNode(spec, [index - 1])).ToEquatableArray());

    /// <summary>Works out every shape. Linear in the number of layers.</summary>
    public InferredNetwork Infer()
    {
        List<LayerProblem> problems = [];
        LayerInfo[] layers = new LayerInfo[Layers.Length];
        bool[] exact = new bool[Layers.Length];
        bool inputExact = IsInputCertain;
        if (Input.Elements > LayerInference.LongestArray)
        {
            problems.Add(new TooManyElements(-1, TooManyElements.Input, Input.Elements));
            inputExact = false;
        }

        for (int i = 0; i < layers.Length; i++)
        {
            int source = Layers[i].Sources[0];
            LayerInfo? above = source < 0 ? null : layers[source];
            LayerInference inference = new(
                i, Layers[i].Sources, above, above?.Output ?? Input, Layers[i].IsCertain, IsExact(Layers[i].Sources, inputExact, exact), problems);
            layers[i] = Layers[i].Spec.Infer(inference);
            exact[i] = inference.IsExact;
        }

        return new InferredNetwork(this, layers.ToEquatableArray(), exact.ToEquatableArray(), problems.ToEquatableArray());
    }

    private static bool IsExact(EquatableArray<int> sources, bool inputExact, bool[] exact)
    {
        bool isExact = true;
        foreach (int source in sources)
        {
            isExact &= source < 0 ? inputExact : exact[source];
        }

        return isExact;
    }

    /// <summary>The smallest height or width of the input with which every layer's window fits, or <see cref="long.MaxValue"/>.</summary>
    public long MinimumInput(Axis axis)
    {
        long[] needed = new long[Layers.Length];
        long input = 1;
        for (int i = needed.Length - 1; i >= 0; i--)
        {
            long minimum = Layers[i].Spec.MinimumInput(axis, Math.Max(1, needed[i]));
            foreach (int source in Layers[i].Sources)
            {
                if (source < 0)
                {
                    input = Math.Max(input, minimum);
                }
                else
                {
                    needed[source] = Math.Max(needed[source], minimum);
                }
            }
        }

        return input;
    }
}

/// <summary>A network with every shape worked out.</summary>
/// <param name="Declared">What it was inferred from.</param>
/// <param name="Layers">Every layer, in source order; one that is impossible as its nearest possible form.</param>
/// <param name="IsExact">For each layer, whether its shape is known rather than guessed after an error.</param>
/// <param name="Problems">What is impossible, in source order.</param>
internal sealed record InferredNetwork(
    Network Declared, EquatableArray<LayerInfo> Layers, EquatableArray<bool> IsExact, EquatableArray<LayerProblem> Problems)
{
    public MapShape Input => Declared.Input;

    public MapShape Output => Layers.Length == 0 ? Input : Layers[Layers.Length - 1].Output;
}
