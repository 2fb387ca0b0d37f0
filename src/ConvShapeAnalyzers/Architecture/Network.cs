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
        NetworkInference inference = new(Input, IsInputCertain);
        foreach (LayerNode node in Layers)
        {
            inference.Add(node);
        }

        return inference.Result();
    }
}

/// <summary>A network on the way to its shapes, layer by layer: so that blocks can look at the shape that reaches them.</summary>
internal sealed class NetworkInference
{
    private readonly MapShape _input;
    private readonly bool _isInputCertain;
    private readonly bool _isInputExact;
    private readonly List<LayerNode> _nodes = [];
    private readonly List<LayerInfo> _layers = [];
    private readonly List<bool> _isExact = [];
    private readonly List<LayerProblem> _problems = [];

    public NetworkInference(MapShape input, bool isInputCertain)
    {
        _input = input;
        _isInputCertain = isInputCertain;
        _isInputExact = isInputCertain && input.Elements <= LayerInference.LongestArray;
        if (input.Elements > LayerInference.LongestArray)
        {
            _problems.Add(new TooManyElements(-1, TooManyElements.Input, input.Elements));
        }
    }

    /// <summary>Number of layers so far.</summary>
    public int Count => _nodes.Count;

    /// <summary>A layer so far.</summary>
    public LayerNode Node(int layer) => _nodes[layer];

    /// <summary>A layer so far, with its sizes.</summary>
    public LayerInfo Layer(int layer) => _layers[layer];

    /// <summary>The first thing impossible that a layer met, or one below it; null for none.</summary>
    public LayerProblem? FirstProblem(int layer) => _problems.FirstOrDefault(problem => problem.Layer >= layer);

    /// <summary>What a layer gives out; −1 is the network's input.</summary>
    public MapShape Output(int layer) => layer < 0 ? _input : _layers[layer].Output;

    /// <summary>Whether that shape is known rather than guessed after an error.</summary>
    public bool IsExact(int layer) => layer < 0 ? _isInputExact : _isExact[layer];

    /// <summary>Adds a layer that reads earlier ones.</summary>
    public void Add(LayerNode node)
    {
        LayerInfo?[] above = new LayerInfo?[node.Sources.Length];
        bool isExact = true;
        for (int i = 0; i < above.Length; i++)
        {
            int source = node.Sources[i];
            above[i] = source < 0 ? null : _layers[source];
            isExact &= IsExact(source);
        }

        LayerInference inference = new(_nodes.Count, node, _input, above, isExact, _problems);
        _nodes.Add(node);
        _layers.Add(node.Spec.Infer(inference));
        _isExact.Add(inference.IsExact);
    }

    /// <summary>Takes back all layers from one on.</summary>
    public void Truncate(int layer)
    {
        _nodes.RemoveRange(layer, Count - layer);
        _layers.RemoveRange(layer, _layers.Count - layer);
        _isExact.RemoveRange(layer, _isExact.Count - layer);
        _problems.RemoveAll(problem => problem.Layer >= layer);
    }

    public InferredNetwork Result() => new(
        new Network(_input, _nodes.ToEquatableArray(), _isInputCertain), _layers.ToEquatableArray(), _isExact.ToEquatableArray(), _problems.ToEquatableArray());
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

    /// <summary>The main result: what the last layer gives out.</summary>
    public MapShape Output => Layers.Length == 0 ? Input : Layers[Layers.Length - 1].Output;

    /// <summary>The layers whose maps the network gives out: every <see cref="LayerKind.Output"/>, and the last.</summary>
    public IEnumerable<int> Outputs
    {
        get
        {
            int last = Layers.Length - 1;
            return Enumerable.Range(0, Layers.Length).Where(i => i == last || Layers[i].Kind == LayerKind.Output);
        }
    }

    /// <summary>The smallest height or width of the input with which every layer's window fits, or <see cref="long.MaxValue"/>.</summary>
    public long MinimumInput(Axis axis)
    {
        long[] needed = new long[Layers.Length];
        long input = 1;
        for (int i = needed.Length - 1; i >= 0; i--)
        {
            long minimum = Declared.Layers[i].Spec.MinimumInput(axis, Math.Max(1, needed[i]));
            for (int s = 0; s < Layers[i].Sources.Length; s++)
            {
                int source = Layers[i].Sources[s];

                // A factor that serves all rows needs only one.
                long asked = Extent(Layers[i].Inputs[s], axis) < Extent(Layers[i].Output, axis) && Layers[i].Kind.IsMerge() ? 1 : minimum;
                if (source < 0)
                {
                    input = Math.Max(input, asked);
                }
                else
                {
                    needed[source] = Math.Max(needed[source], asked);
                }
            }
        }

        return input;
    }

    private static int Extent(MapShape shape, Axis axis) => (axis == Axis.Rows ? shape.Height : shape.Width).Value;
}
