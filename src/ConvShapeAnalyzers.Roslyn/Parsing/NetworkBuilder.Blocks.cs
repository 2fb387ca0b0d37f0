using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing.Blocks;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Parsing;

/// <summary>How blocks become layers.</summary>
internal sealed partial class NetworkBuilder
{
    /// <summary>The most layers and blocks that a network may expand to: far more than published ones have, and few enough for an editor.</summary>
    public const int MaximumSteps = 10_000;

    /// <summary>The most blocks inside one another.</summary>
    public const int MaximumDepth = 64;

    /// <summary>The blocks that are being expanded, outermost first.</summary>
    private readonly List<(INamedTypeSymbol Type, int Repeat)> _expanding = [];

    private static readonly Dictionary<string, SyntaxNode> NoOrigins = [];

    private int _steps;
    private EndlessBlock? _endless;

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

        BlockItemValues evaluated = block.Evaluate(index, values, channels);
        if (!evaluated.IsThere)
        {
            return;
        }

        LayerPlace inner = place with
        {
            Arguments = Origins(block.Mentions(index), place),
            Inner =
            [
                .. place.Inner.Select(level => level with { Arguments = Origins(block.Mentions(index), level) }),
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
    private static Dictionary<string, SyntaxNode> Origins(IReadOnlyList<(string Argument, string Parameter)> mentions, LayerPlace use)
    {
        if (mentions.Count == 0)
        {
            return NoOrigins;
        }

        Dictionary<string, SyntaxNode> origins = new(StringComparer.Ordinal);
        foreach ((string argument, string parameter) in mentions)
        {
            if (!origins.ContainsKey(argument) && use.Arguments.TryGetValue(parameter, out SyntaxNode? origin))
            {
                origins.Add(argument, origin);
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
}
