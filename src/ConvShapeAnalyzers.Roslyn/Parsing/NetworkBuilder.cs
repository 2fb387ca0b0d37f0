using ConvShape.Architecture;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Parsing;

/// <summary>
/// Makes a network of layers and blocks as they are read, one after the other: names them, finds what they read, and expands blocks
/// with the shapes that they meet.
/// </summary>
internal sealed partial class NetworkBuilder
{
    /// <summary>The most misspelt names that are told what they may have meant.</summary>
    private const int MaximumLooks = 100;

    private static readonly Dictionary<string, SyntaxNode> NoPlaces = [];

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

    private Scope _scope;

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

    /// <summary>Whether a layer stands even where its <c>When</c> is false: on a block by itself, what that depends on is no value yet.</summary>
    public bool IgnoresWhen { get; init; }

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
        if (!IgnoresWhen && arguments?.Flag("When", missing: true) == false)
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
        if (Position(source) is int position)
        {
            return position;
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

    /// <summary>The layer that gives out what a name means here; null for a name that is not known.</summary>
    public int? Position(string source)
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
