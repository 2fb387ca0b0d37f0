using System.Text.RegularExpressions;
using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing;

namespace ConvShape.Roslyn.Emission;

/// <summary>Writes a property for every layer and block, of the model or of a block around them, and a class for each block.</summary>
internal sealed class StageEmitter
{
    private const string Library = "global::ConvShape";

    /// <summary>Names that an element of a tuple cannot have, or only at one position.</summary>
    private static readonly Regex NoElement = new(
        "^(Item[0-9]+|Rest|CompareTo|Deconstruct|Equals|GetHashCode|ToString)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private readonly ModelCode _code;
    private readonly EquatableArray<DeclaredBlock> _blocks;
    private readonly ILookup<int, int> _layersOf;
    private readonly ILookup<int, int> _blocksOf;

    /// <summary>The class of each block.</summary>
    private readonly string[] _classes;

    public StageEmitter(ModelCode code)
    {
        _code = code;
        _blocks = code.Declaration.Blocks;
        _layersOf = Enumerable.Range(0, code.Declaration.Layers.Length).ToLookup(layer => code.Declaration.Layers[layer].Block);
        _blocksOf = Enumerable.Range(0, _blocks.Length).ToLookup(block => _blocks[block].Parent);
        _classes = new string[_blocks.Length];
        NameClasses(parent: -1, [code.Declaration.Host.Name, .. code.Declaration.Host.StageNames, .. LayerNames.Generated, .. LayerNames.GeneratedForOutputs]);
    }

    /// <summary>The stages of the model or of a block, in order; in a block without the attribute that marks its class as generated.</summary>
    public void Properties(int parent)
    {
        CodeWriter code = _code.Writer;
        foreach ((int layer, int block) in Children(parent))
        {
            string name = block < 0 ? _code.Declaration.Layers[layer].PropertyName : _blocks[block].PropertyName;
            code.Doc("summary", block >= 0 ? Describe(block) : _code.Error is null ? _code.Network.Layers[layer].ToString() : _code.Network.Layers[layer].Name);
            if (parent < 0)
            {
                _code.Tag();
            }

            _code.Property(block < 0 ? Type(layer) : _classes[block], name);
            code.Line();
        }
    }

    /// <summary>The lines of a constructor that make them.</summary>
    public void Assignments(int parent)
    {
        foreach ((int layer, int block) in Children(parent))
        {
            _code.Writer.Line(block < 0
                ? $"{_code.Declaration.Layers[layer].PropertyName} = new(__layers[{LayerText.Number(layer)}], weights);"
                : $"{_blocks[block].PropertyName} = new(weights);");
        }
    }

    /// <summary>The classes of the blocks of the model or of a block.</summary>
    public void Classes(int parent)
    {
        CodeWriter code = _code.Writer;
        foreach (int block in _blocksOf[parent])
        {
            code.Doc("summary", Describe(block));
            _code.Tag();
            using (code.Block($"public sealed class {_classes[block]} : {BaseType(_blocks[block])}"))
            {
                Constructor(block);
                Properties(block);
                Classes(block);
            }

            code.Line();
        }
    }

    private void Constructor(int block)
    {
        DeclaredBlock declared = _blocks[block];
        string inputs = declared.Inputs.Length == 1 ? $"input: {LayerText.Number(declared.Inputs[0])}" : $"inputs: {ModelCode.List(declared.Inputs)}";
        string arguments = _code.Error is null
            ? $"{ModelCode.Literal(declared.Name)}, __layers, first: {LayerText.Number(declared.First)}, end: {LayerText.Number(declared.End)}, {inputs}, weights"
            : $"null!, null!, 0, 0, {(declared.Inputs.Length == 1 ? "0" : "null!")}, null!";
        _code.Writer.Line($"internal {_classes[block]}({(_code.Error is null ? $"{ModelCode.StateDict} weights" : "")})");
        using (_code.Writer.Block($"    : base({arguments})"))
        {
            if (_code.Error is null)
            {
                Assignments(block);
            }
        }

        _code.Writer.Line();
    }

    /// <summary>Layers and blocks that stand directly in the model or a block, in order; the other of the two is −1.</summary>
    private IEnumerable<(int Layer, int Block)> Children(int parent) => _layersOf[parent].Select(layer => (Layer: layer, Block: -1))
        .Concat(_blocksOf[parent].Select(block => (Layer: _blocks[block].First, Block: block)))
        .OrderBy(child => child.Layer);

    /// <summary>A class may have the name of none of its siblings, of nothing that it contains, and of nothing around it.</summary>
    private void NameClasses(int parent, IEnumerable<string> around)
    {
        HashSet<string> taken = new(around.Concat(PropertyNames(parent)), StringComparer.Ordinal);
        foreach (int block in _blocksOf[parent])
        {
            HashSet<string> within = new(taken.Concat(PropertyNames(block)), StringComparer.Ordinal);
            _classes[block] = ModelCode.Unique(_blocks[block].PropertyName + HostType.StageSuffix, within);
            taken.Add(_classes[block]);
        }

        foreach (int block in _blocksOf[parent])
        {
            NameClasses(block, around.Append(_classes[block]));
        }
    }

    private IEnumerable<string> PropertyNames(int parent) => _layersOf[parent].Select(layer => _code.Declaration.Layers[layer].PropertyName)
        .Concat(_blocksOf[parent].Select(block => _blocks[block].PropertyName));

    private string Type(int index)
    {
        LayerInfo layer = _code.Network.Layers[index];
        string output = _code.Shape(layer.Output);
        if (layer.Inputs.Length != 1)
        {
            return $"{Library}.MergeStage<{Tuple(layer.Sources, layer.Inputs)}, {output}>";
        }

        string stage = layer.Kind.IsWeighted() ? "WeightedStage" : layer.Kind == LayerKind.BatchNorm ? "BatchNormStage" : "Stage";
        return $"{Library}.{stage}<{_code.Shape(layer.Input)}, {output}>";
    }

    private string BaseType(DeclaredBlock block)
    {
        EquatableArray<MapShape> inputs = block.Inputs.Select(_code.Output).ToEquatableArray();
        string output = _code.Shape(_code.Output(block.End - 1));
        return inputs.Length == 1
            ? $"{Library}.BlockStage<{_code.Shape(inputs[0])}, {output}>"
            : $"{Library}.MergeBlockStage<{Tuple(block.Inputs, inputs)}, {output}>";
    }

    /// <summary>A tuple of maps, its elements named as the layers that they come from.</summary>
    private string Tuple(EquatableArray<int> sources, EquatableArray<MapShape> shapes)
    {
        string[] names = sources.Select(source => source < 0 ? "Input" : _code.Declaration.Layers[source].PropertyName).ToArray();
        bool areNames = names.Distinct(StringComparer.Ordinal).Count() == names.Length && !names.Any(NoElement.IsMatch);
        return $"({string.Join(", ", names.Select((name, i) => areNames ? $"{_code.FeatureMap(shapes[i])} {name}" : _code.FeatureMap(shapes[i])))})";
    }

    private string Describe(int block)
    {
        DeclaredBlock declared = _blocks[block];
        if (_code.Error is not null)
        {
            return declared.Name;
        }

        LayerInfo[] layers = _code.Network.Layers.Skip(declared.First).Take(declared.End - declared.First).ToArray();
        return LayerText.Describe(declared.Name, declared.Inputs.Select(_code.Output), layers);
    }
}
