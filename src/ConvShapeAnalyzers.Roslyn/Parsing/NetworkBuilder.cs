using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing.Blocks;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Parsing;

/// <summary>
/// Makes a network of layers and blocks as they are read, one after the other: names them, finds what they read, and expands blocks
/// with the shapes that they meet.
/// </summary>
internal sealed class NetworkBuilder
{
    /// <summary>The most layers and blocks that a network may expand to: far more than published ones have, and few enough for an editor.</summary>
    public const int MaximumSteps = 10_000;

    /// <summary>The most misspelt names that are told what they may have meant.</summary>
    private const int MaximumLooks = 100;

    /// <summary>The most blocks inside one another.</summary>
    public const int MaximumDepth = 64;

    private readonly NetworkInference _network;
    private readonly Compilation _compilation;
    private readonly List<DeclarationProblem> _problems;
    private readonly CancellationToken _cancellationToken;
    private readonly List<LayerPlace> _places = [];
    private readonly List<LayerPlace> _uses = [];
    private readonly List<int> _useOrigins = [];

    /// <summary>What is written where: the attribute on the model, and the one on the innermost block that can be seen.</summary>
    private readonly Dictionary<(SyntaxNode OnModel, SyntaxNode Innermost), int> _origins = [];

    private readonly List<DeclaredLayer> _layers = [];
    private readonly List<DeclaredBlock> _blocks = [];

    /// <summary>What has a name: for each layer and block the layer that gives out its map.</summary>
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <summary>The blocks that are being expanded, outermost first.</summary>
    private readonly List<(INamedTypeSymbol Type, int Repeat)> _expanding = [];

    private Scope _scope;
    private int _steps;
    private EndlessBlock? _endless;

    /// <summary>Whether something could not be read that may have had any name.</summary>
    private bool _mayLackNames;

    /// <summary>How many names were looked for that are like one: each look goes through all names, and a block that repeats would ask without end.</summary>
    private int _looks;

    public NetworkBuilder(
        INamedTypeSymbol host, Compilation compilation, MapShape input, bool isInputCertain, List<DeclarationProblem> problems, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _network = new NetworkInference(input, isInputCertain);
        _problems = problems;
        _cancellationToken = cancellationToken;
        _scope = new Scope(new LayerNames(host, problems));
    }

    public int Count => _network.Count;

    public IReadOnlyList<LayerPlace> Places => _places;

    /// <summary>Where blocks are used, as <see cref="Place.Use"/> counts them.</summary>
    public IReadOnlyList<LayerPlace> Uses => _uses;

    public EquatableArray<int> UseOrigins => _useOrigins.ToEquatableArray();

    public EquatableArray<DeclaredLayer> Layers => _layers.ToEquatableArray();

    public EquatableArray<DeclaredBlock> Blocks => _blocks.ToEquatableArray();

    public Network Network => _network.Result().Declared;

    /// <summary>Whether all since the last layer could be read.</summary>
    public bool IsCertain => _scope.IsCertain;

    /// <summary>Something stands here that the compiler refuses: perhaps a layer whose name is still being typed.</summary>
    public void AddUnknown()
    {
        _scope.IsCertain = false;
        _mayLackNames = true;
    }

    /// <summary>Adds a layer, or the layers of a block.</summary>
    /// <param name="type">The attribute.</param>
    /// <param name="arguments">Null where they could not be read.</param>
    /// <param name="place">Where it stands.</param>
    public void Add(INamedTypeSymbol type, ArgumentReader? arguments, LayerPlace place)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (arguments?.Flag("When", missing: true) == false)
        {
            return;
        }

        if (LayerSyntax.Layer(type) is { } word)
        {
            AddLayer(word, arguments, place);
        }
        else
        {
            AddBlock(type, arguments, place);
        }
    }

    private void AddLayer(LayerWord word, ArgumentReader? arguments, LayerPlace place)
    {
        _mayLackNames |= arguments is null;
        int problemsBefore = _problems.Count;
        string nameArgument = NameArgument(word);
        string name = _scope.Names.Next(word.Counter, arguments?.Text(nameArgument));
        EquatableArray<int> sources = arguments is null ? [_scope.Above] : Sources(word.Kind, name, arguments);
        if (word.Kind == LayerKind.Add && arguments?.Flag("Projection", missing: false) == true && _problems.Count == problemsBefore)
        {
            sources = Project(sources, place);
        }

        LayerSpec spec = new ElementwiseSpec(_scope.Prefix + name, word.Kind);
        bool dropsRemainder = false;
        if (arguments is not null)
        {
            arguments.At(Count, spec.Name);
            spec = LayerParser.Parse(word, spec.Name, arguments);
            dropsRemainder = arguments.Choice("Remainder", 2, "Remainder.Warn or Drop") == 1;
        }

        Append(
            spec, name, sources, place, arguments is not null && _problems.Count == problemsBefore, nameArgument, dropsRemainder, isReadable: arguments is not null);
    }

    private static string NameArgument(LayerWord word) => word.Kind == LayerKind.Output ? "name" : "Name";

    private void AddBlock(INamedTypeSymbol use, ArgumentReader? arguments, LayerPlace place)
    {
        INamedTypeSymbol type = use.OriginalDefinition;
        string word = BlockNames.Counter(type.Name);
        if (_expanding.Any(block => SymbolEqualityComparer.Default.Equals(block.Type, type)))
        {
            AppendUnknown(word, arguments, place, Endless(type, EndlessReason.InsideItself));
            return;
        }

        if (_expanding.Count == MaximumDepth)
        {
            AppendUnknown(word, arguments, place, Endless(type, EndlessReason.TooDeep));
            return;
        }

        if (arguments is null)
        {
            // The compiler says what is wrong.
            AppendUnknown(word, arguments, place, problem: null);
            return;
        }

        if (BlockReader.Read(type, _compilation, _cancellationToken) is not { } block)
        {
            AppendUnknown(word, arguments, place, new UnreadableBlock(Count, BlockNames.Word(type.Name), type.ContainingAssembly.Name));
            return;
        }

        int problemsBefore = _problems.Count, layersBefore = Count, stepsBefore = _steps;
        int at = Place.Use(_uses.Count);
        _uses.Add(place);
        _useOrigins.Add(Origin(place));
        string? template = arguments.Text("Name");
        string called = Called(arguments) ?? _scope.Names.Coming(word);
        arguments.At(at, _scope.Prefix + called);
        int repeat = arguments.Number("Repeat", 1) ?? 1;
        Scope around = _scope;
        around.Above = From(arguments, at, called);

        // What is wrong with the block itself is said where it stands.
        around.IsCertain &= _problems.Count == problemsBefore && block.Template.Troubles == BlockTroubles.None;
        _expanding.Add((type, repeat));
        bool isComplete = true;
        for (int i = 0; i < repeat && isComplete; i++)
        {
            string name = template is null ? around.Names.Next(word, null) : BlockNames.Expand(template, i, repeat);
            isComplete = Expand(block, name, i, arguments, place, at);
            if (template is { Length: > 0 })
            {
                _positions[around.Prefix + template] = around.Above;
            }
        }

        _expanding.RemoveAt(_expanding.Count - 1);
        if (_endless is { } endless && _expanding.Count == 0)
        {
            // Thousands of layers that cannot run would only keep the compiler busy.
            Forget(layersBefore, problemsBefore);
            _steps = stepsBefore;
            _endless = null;
            AppendUnknown(word, arguments, place, endless with { Layer = Count });
        }
    }

    /// <summary>Ends the network: whether it has several results is known now, and which names that takes.</summary>
    /// <returns>Whether it has.</returns>
    public bool Complete()
    {
        if (!_network.Result().Outputs.Skip(1).Any())
        {
            return false;
        }

        _scope.Names.RefuseForOutputs();
        for (int i = 0; i < _layers.Count; i++)
        {
            _layers[i] = _layers[i].Block < 0 ? _layers[i] with { PropertyName = LayerNames.Refused(_layers[i].PropertyName) } : _layers[i];
        }

        for (int i = 0; i < _blocks.Count; i++)
        {
            _blocks[i] = _blocks[i].Parent < 0 ? _blocks[i] with { PropertyName = LayerNames.Refused(_blocks[i].PropertyName) } : _blocks[i];
        }

        return true;
    }

    /// <summary>Takes back all layers from one on.</summary>
    private void Forget(int layer, int problem)
    {
        _scope.Names.Release(_layers.Skip(layer).Where(forgotten => forgotten.Block == _scope.Block).Select(forgotten => forgotten.PropertyName)
            .Concat(_blocks.Where(block => block.First >= layer && block.Parent == _scope.Block).Select(block => block.PropertyName)));
        _network.Truncate(layer);
        _problems.RemoveRange(problem, _problems.Count - problem);
        _layers.RemoveRange(layer, _layers.Count - layer);
        _places.RemoveRange(layer, _places.Count - layer);
        _blocks.RemoveAll(block => block.First >= layer);
        foreach (string name in _positions.Keys.Where(name => _positions[name] >= layer).ToArray())
        {
            _positions.Remove(name);
        }

        _scope.Above = Math.Min(_scope.Above, layer - 1);
    }

    /// <summary>Adds the layers of one repetition; false where there are too many.</summary>
    private bool Expand(ReadBlock block, string name, int repetition, ArgumentReader use, LayerPlace place, int at)
    {
        if (IsEndless())
        {
            return false;
        }

        Scope around = _scope;
        int first = Count, index = _blocks.Count;
        if (name.Length == 0)
        {
            // Without a name of its own, its layers stand among those around it.
            _scope = new Scope(around.Names) { Parent = around.Parent, Prefix = around.Prefix, Block = around.Block, Input = around.Above, Above = around.Above };
        }
        else
        {
            bool isTaken = _positions.ContainsKey(around.Prefix + name);
            string property = around.Names.Property(first, at, "Name", name, isTaken);

            // Otherwise each of its layers would have the name of an earlier one too.
            name = isTaken ? property : name;
            _blocks.Add(new DeclaredBlock(around.Prefix + name, property, around.Block, first, first, []));
            _scope = new Scope(new LayerNames(host: null, _problems))
            {
                Parent = around,
                Prefix = $"{around.Prefix}{name}.",
                Block = index,
                Input = around.Above,
                Above = around.Above,
            };
        }

        _scope.IsCertain = around.IsCertain;
        Dictionary<string, object?> values = block.Template.Bind(use.Values, repetition);
        int channels = _network.Output(around.Above).Channels;
        for (int item = 0; item < block.Template.Items.Length && !IsEndless(); item++)
        {
            AddItem(block, item, values, channels, place);
        }

        around.Above = _scope.Above;
        around.IsCertain = _scope.IsCertain;
        _scope = around;
        if (name.Length > 0)
        {
            Close(index);
            _positions[around.Prefix + name] = around.Above;
        }

        return _endless is null;
    }

    /// <summary>Counts a step; notes the chain that led here where it is one too many.</summary>
    private bool IsEndless()
    {
        if (_endless is null && ++_steps > MaximumSteps)
        {
            _endless = new EndlessBlock(Count, BlockNames.Word(_expanding[0].Type.Name), Chain(), EndlessReason.TooLong);
        }

        return _endless is not null;
    }

    /// <summary>Adds one layer of a block, its arguments worked out for one use.</summary>
    private void AddItem(ReadBlock block, int index, IReadOnlyDictionary<string, object?> values, int channels, LayerPlace place)
    {
        BlockItem item = block.Template.Items[index];
        if (block.Types[index] is not { } type)
        {
            AddUnknown();
            return;
        }

        BlockItemValues evaluated = item.Evaluate(values, channels);
        if (!evaluated.IsThere)
        {
            return;
        }

        LayerPlace inner = place with
        {
            Arguments = Origins(item, place),
            Inner =
            [
                .. place.Inner.Select(level => level with { Arguments = Origins(item, level) }),
                .. block.Places.Skip(index).Take(1),
            ],
            IsInBlock = true,
        };
        if (evaluated.Failure is { } failure)
        {
            Invalid(failure.Argument, $"unknown, since {failure.Error}", "arguments with which it can be worked out");
        }
        else if (item.Unread.Length > 0)
        {
            Invalid(item.Unread, "unknown", "constants, parameters of the block, InputChannels, and arithmetic on them");
        }

        void Invalid(string argument, string found, string expected) =>
            _problems.Add(new InvalidArgument(Count, _scope.Prefix + NameOf(type, evaluated.Values), argument, found, expected, Valid: ""));

        bool isReadable = item.IsReadable && item.Unread.Length == 0 && evaluated.Failure is null;
        Add(type, isReadable ? ArgumentReader.Create(evaluated.Values, inner.Arguments, Count, _problems) : null, inner);
    }

    /// <summary>The name that a layer on a block is about to have, as far as its arguments can be had.</summary>
    private string NameOf(INamedTypeSymbol type, IReadOnlyDictionary<string, object?> values)
    {
        LayerWord? word = LayerSyntax.Layer(type);
        return values.TryGetValue(word is null ? "Name" : NameArgument(word), out object? written) && written is string { Length: > 0 } name
            ? name
            : _scope.Names.Coming(word?.Counter ?? BlockNames.Counter(type.Name));
    }

    /// <summary>For each argument of a layer on a block, the argument that it comes from where the block is used.</summary>
    private static Dictionary<string, SyntaxNode> Origins(BlockItem item, LayerPlace use)
    {
        Dictionary<string, SyntaxNode> origins = new(StringComparer.Ordinal);
        foreach (BlockArgument argument in item.Arguments)
        {
            foreach (string parameter in argument.Value.Parameters)
            {
                if (use.Arguments.TryGetValue(parameter, out SyntaxNode? origin) && !origins.ContainsKey(argument.Name))
                {
                    origins.Add(argument.Name, origin);
                }
            }
        }

        return origins;
    }

    /// <summary>Notes where a block ends, and what its layers read from outside. One without layers is a name for what is above it, and no stage.</summary>
    private void Close(int index)
    {
        DeclaredBlock block = _blocks[index];
        if (block.First == Count)
        {
            // Those inside it are gone already.
            _blocks.RemoveAt(index);
            return;
        }

        IEnumerable<int> outside = Enumerable.Range(block.First, Count - block.First)
            .SelectMany(layer => _network.Node(layer).Sources)
            .Where(source => source < block.First)
            .Distinct();
        _blocks[index] = block with { End = Count, Inputs = outside.ToEquatableArray() };
    }

    /// <summary>The name that a block as a whole has; null where none is written.</summary>
    private static string? Called(ArgumentReader? arguments) =>
        arguments?.Text("Name") is { Length: > 0 } template ? BlockNames.Expand(template, 0, repeat: 1) : null;

    /// <summary>A layer of which nothing is known, in the place of what could not be expanded.</summary>
    private void AppendUnknown(string word, ArgumentReader? arguments, LayerPlace place, DeclarationProblem? problem)
    {
        _mayLackNames = true;
        string name = _scope.Names.Next(word, Called(arguments));
        if (problem is not null)
        {
            _problems.Add(problem);
        }

        Append(new ElementwiseSpec(_scope.Prefix + name, LayerKind.Dropout), name, [_scope.Above], place, isCertain: false, isReadable: problem is not null);
    }

    private EndlessBlock Endless(INamedTypeSymbol type, EndlessReason reason)
    {
        string word = BlockNames.Word(type.Name);
        return new EndlessBlock(Count, word, $"{Chain()} → {word}", reason);
    }

    /// <summary>The blocks that led here, as in "Outer → Inner ×1,000".</summary>
    private string Chain() => string.Join(
        " → ", _expanding.Select(block => BlockNames.Word(block.Type.Name) + (block.Repeat == 1 ? "" : $" ×{LayerText.Count(block.Repeat)}")));

    /// <summary>Puts a layer at the end, below the one above or what it names.</summary>
    private void Append(
        LayerSpec spec, string localName, EquatableArray<int> sources, LayerPlace place, bool isCertain, string nameArgument = "Name", bool dropsRemainder = false,
        bool isReadable = true)
    {
        int layer = Count;
        string property = _scope.Names.Property(layer, layer, nameArgument, localName, _positions.ContainsKey(spec.Name));
        _positions[spec.Name] = layer;
        _network.Add(new LayerNode(spec, sources, isCertain && _scope.IsCertain));
        _layers.Add(new DeclaredLayer(property, dropsRemainder, isReadable, Origin(place), _scope.Block));
        _places.Add(place);
        _scope.Above = layer;
        _scope.IsCertain = true;
    }

    private int Origin(LayerPlace place)
    {
        (SyntaxNode, SyntaxNode) written = (place.Attribute, place.Innermost.Attribute);
        if (!_origins.TryGetValue(written, out int origin))
        {
            origin = _origins.Count;
            _origins.Add(written, origin);
        }

        return origin;
    }

    /// <summary>What a layer reads: for a merge the named maps in their order, then the layer above.</summary>
    private EquatableArray<int> Sources(LayerKind kind, string name, ArgumentReader arguments)
    {
        int above = From(arguments, Count, name);
        if (!kind.IsMerge())
        {
            return [above];
        }

        List<int> sources = [];
        string[] others = arguments.Texts("others");
        for (int i = 0; i <= others.Length; i++)
        {
            (string argument, string source) = i == 0 ? ("name", arguments.Text("name") ?? "") : ("others", others[i - 1]);
            if (Find(source, Count, argument, name) is not int position)
            {
                continue;
            }

            if (position == above || sources.Contains(position))
            {
                _problems.Add(new RepeatedSource(Count, _scope.Prefix + name, argument, source, position == above));
            }

            sources.Add(position);
        }

        return sources.Append(above).ToEquatableArray();
    }

    /// <summary>The map that a layer or block reads: the one above, unless it names another.</summary>
    private int From(ArgumentReader arguments, int place, string name) =>
        arguments.Text("From") is { } from ? Find(from, place, "From", name) ?? _scope.Above : _scope.Above;

    /// <summary>The layer that gives out what a name means here: looked for in the block first, then around it. A name that is not found is noted.</summary>
    private int? Find(string source, int place, string argument, string layerName)
    {
        if (source == Scope.InputName)
        {
            return _scope.Input;
        }

        for (Scope? scope = _scope; scope is not null; scope = scope.Parent)
        {
            if (_positions.TryGetValue(scope.Prefix + source, out int position))
            {
                return position;
            }
        }

        if (_mayLackNames)
        {
            // Perhaps the name of what could not be read.
            _scope.IsCertain = false;
        }
        else
        {
            _problems.Add(new UnknownSource(place, _scope.Prefix + layerName, argument, source, Nearest(source)));
        }

        return null;
    }

    /// <summary>The name in reach that differs least from one, and by a third of its letters at most, rounded up; "" where there is none.</summary>
    private string Nearest(string name)
    {
        int bound = (name.Length + 2) / 3;
        return ++_looks > MaximumLooks ? "" : _positions.Keys
            .Select(known => known.StartsWith(_scope.Prefix, StringComparison.Ordinal) ? known.Substring(_scope.Prefix.Length) : known)
            .Where(known => Math.Abs(known.Length - name.Length) <= bound)
            .Select(known => (Name: known, Distance: EditDistance.Between(known, name)))
            .Where(candidate => candidate.Distance <= bound)
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault().Name ?? "";
    }

    /// <summary>Sends the first source through a 1×1 convolution and a normalisation, where it has another shape than the last and one can mend that.</summary>
    private EquatableArray<int> Project(EquatableArray<int> sources, LayerPlace place)
    {
        int from = sources[0], above = _scope.Above;
        MapShape to = _network.Output(sources[sources.Length - 1]);
        if (_network.Output(from) == to || !_network.IsExact(from) || !_network.IsExact(sources[sources.Length - 1]) ||
            Projection.Between(_network.Output(from), to) is not { } window)
        {
            return sources;
        }

        string name = LayerNames.Unused("downsample", local => _scope.Names.IsTaken(local + ".0") || _scope.Names.IsTaken(local + ".1"));
        string conv = name + ".0", norm = name + ".1";
        bool isCertain = _scope.IsCertain;
        Append(new ConvolutionSpec(_scope.Prefix + conv, window, Groups: 1, to.Channels, InChannels: null, Bias: false), conv, [from], place, isCertain: true);
        Append(new BatchNormSpec(_scope.Prefix + norm, BatchNormSpec.DefaultEpsilon, Features: null), norm, [Count - 1], place, isCertain: true);
        _scope.Above = above;
        _scope.IsCertain = isCertain;
        return sources.Select((source, i) => i == 0 ? Count - 1 : source).ToEquatableArray();
    }
}
