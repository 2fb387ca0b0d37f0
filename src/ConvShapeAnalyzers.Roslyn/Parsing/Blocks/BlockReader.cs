using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ConvShape.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Parsing.Blocks;

/// <summary>From the class of a block to its template, once for each compilation.</summary>
internal sealed class BlockReader
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<INamedTypeSymbol, ReadBlock?>> Known = new();

    private readonly INamedTypeSymbol _block;
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly IMethodSymbol[] _constructors;
    private readonly BoundAttributes _bound;

    private BlockReader(INamedTypeSymbol block, Compilation compilation, CancellationToken cancellationToken)
    {
        _block = block;
        _compilation = compilation;
        _cancellationToken = cancellationToken;
        _bound = new BoundAttributes(block);
        _constructors = block.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared).ToArray();
    }

    private IEnumerable<IParameterSymbol> Parameters => _constructors.FirstOrDefault()?.Parameters ?? [];

    /// <summary>
    /// The block that a class is, read from its source or, in another assembly, from the text that the generator left on it; null where that
    /// is missing, or was not written by the generator.
    /// </summary>
    /// <param name="block">A class for which <see cref="BlockSymbols.IsBlock"/> holds.</param>
    /// <param name="compilation">The compilation that uses it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static ReadBlock? Read(INamedTypeSymbol block, Compilation compilation, CancellationToken cancellationToken)
    {
        block = block.OriginalDefinition;
        ConcurrentDictionary<INamedTypeSymbol, ReadBlock?> known =
            Known.GetValue(compilation, _ => new ConcurrentDictionary<INamedTypeSymbol, ReadBlock?>(SymbolEqualityComparer.Default));
        return known.GetOrAdd(block, _ => new BlockReader(block, compilation, cancellationToken).Read());
    }

    private ReadBlock? Read() => SymbolEqualityComparer.Default.Equals(_block.ContainingAssembly, _compilation.Assembly) ? ReadSource() : ReadText();

    private ReadBlock? ReadText()
    {
        AttributeData? definition = _block.GetAttributes().FirstOrDefault(BlockSymbols.IsDefinition);
        BlockParameter[] parameters = Parameters.Select(Parameter).ToArray();
        return definition?.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string text } &&
            BlockText.Parse(text, parameters.Select(parameter => parameter.Name).ToArray()) is { } items
                ? new ReadBlock(
                    new BlockTemplate(_block.Name, parameters.ToEquatableArray(), items, Constructors()),
                    [],
                    items.Select(item => BlockSymbols.Resolve(item.Attribute, _block) is { } type && LayerSyntax.IsLayer(type) ? type : null).ToList())
                : null;
    }

    private ReadBlock ReadSource()
    {
        List<List<ReadItem>> declarations = _block.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(_cancellationToken)).OfType<TypeDeclarationSyntax>().Select(ReadDeclaration).ToList();
        List<List<ReadItem>> withLayers =
            declarations.Where(declaration => declaration.Any(layer => layer.Item.Attribute.Length > 0)).ToList();
        BlockTroubles troubles = Constructors() | (withLayers.Count > 1 ? BlockTroubles.LayersElsewhere : BlockTroubles.None);
        List<ReadItem> layers = withLayers.Concat(declarations).FirstOrDefault() ?? [];
        return new ReadBlock(
            new BlockTemplate(_block.Name, Parameters.Select(Parameter).ToEquatableArray(), layers.Select(layer => layer.Item).ToEquatableArray(), troubles),
            layers.Select(layer => layer.Place).ToList(),
            layers.Select(layer => layer.Type).ToList());
    }

    private List<ReadItem> ReadDeclaration(TypeDeclarationSyntax declaration)
    {
        List<ReadItem> layers = [];
        SemanticModel model = BlockSymbols.Model(_compilation, declaration.SyntaxTree);
        foreach (AttributeSyntax attribute in declaration.AttributeLists.Where(ModelParser.IsOnType).SelectMany(list => list.Attributes))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            INamedTypeSymbol? type = _bound.Type(attribute, model, _cancellationToken);
            if (Item(attribute, type, model, out LayerPlace place) is { } item)
            {
                layers.Add(new ReadItem(item, place, LayerSyntax.IsLayer(type) ? type!.OriginalDefinition : null));
            }
        }

        return layers;
    }

    /// <summary>What an attribute adds to the block; null for one that is no layer.</summary>
    private BlockItem? Item(AttributeSyntax attribute, INamedTypeSymbol? type, SemanticModel model, out LayerPlace place)
    {
        place = new LayerPlace(attribute, new Dictionary<string, SyntaxNode>(StringComparer.Ordinal));
        if (type is null || BlockSymbols.IsRefused(type))
        {
            return new BlockItem("", [], IsReadable: false);
        }

        if (!BlockSymbols.IsLayer(type))
        {
            return null;
        }

        string name = HostParser.MetadataName(type);
        if (Literals(attribute) is { } values)
        {
            place = new LayerPlace(attribute, values.ToDictionary(value => value.Name, value => (SyntaxNode)value.Place, StringComparer.Ordinal));
            return new BlockItem(name, values.Select(value => new BlockArgument(value.Name, ExpressionReader.Constant(value.Value))).ToEquatableArray());
        }

        if (AttributeArguments.Read(model.GetOperation(attribute, _cancellationToken)) is not { } written)
        {
            return new BlockItem(name, [], IsReadable: false);
        }

        place = new LayerPlace(attribute, written.ToDictionary(argument => argument.Name, argument => argument.Place, StringComparer.Ordinal));
        BlockConstants constants = new(_block, Parameters, _compilation, _cancellationToken);
        List<BlockArgument> arguments = [];
        string unread = "";
        foreach (AttributeArgument argument in written)
        {
            if (ExpressionReader.Read(argument, constants) is { } value)
            {
                arguments.Add(new BlockArgument(argument.Name, value));
            }
            else if (!AttributeArguments.IsConstant(argument.Value))
            {
                return new BlockItem(name, [], IsReadable: false);
            }
            else
            {
                unread = argument.Name;
            }
        }

        return new BlockItem(name, arguments.ToEquatableArray(), Unread: unread);
    }

    /// <summary>The arguments of an attribute that mentions nothing, so that no constant of the block can be meant; null for any other.</summary>
    private IReadOnlyList<AttributeValue>? Literals(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.All(argument => argument.Expression is LiteralExpressionSyntax) == false || _bound.Values(attribute) is not { } values
            ? null
            : values.Where(value => value.IsOfLanguage).ToList();

    private BlockTroubles Constructors() => _constructors.Length > 1 ? BlockTroubles.SeveralConstructors : BlockTroubles.None;

    private static BlockParameter Parameter(IParameterSymbol parameter) => new(
        parameter.Name,
        Kind(parameter.Type),
        parameter.GetAttributes().Any(BlockSymbols.IsFirstOnly),
        parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null);

    internal static BlockParameterKind Kind(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Int32 } => BlockParameterKind.Int,
        { SpecialType: SpecialType.System_Single } => BlockParameterKind.Float,
        { SpecialType: SpecialType.System_Double } => BlockParameterKind.Double,
        { SpecialType: SpecialType.System_Boolean } => BlockParameterKind.Bool,
        { SpecialType: SpecialType.System_String } => BlockParameterKind.String,
        INamedTypeSymbol { EnumUnderlyingType.SpecialType: SpecialType.System_Int32 } => BlockParameterKind.Enum,
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Int32 } => BlockParameterKind.IntArray,
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_String } => BlockParameterKind.StringArray,
        _ => BlockParameterKind.Other,
    };

    /// <summary>An item of a block in source.</summary>
    private sealed record ReadItem(BlockItem Item, LayerPlace Place, INamedTypeSymbol? Type);
}
