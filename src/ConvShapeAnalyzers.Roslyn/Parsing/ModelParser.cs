using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing.Blocks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Parsing;

/// <summary>Where a layer and its written arguments stand: for a layer of a block, the use on the model and the arguments there that its own come from.</summary>
internal sealed record LayerPlace(AttributeSyntax Attribute, IReadOnlyDictionary<string, SyntaxNode> Arguments)
{
    /// <summary>For a layer of a block, where it stands there, outer blocks first; none for blocks of other assemblies.</summary>
    public IReadOnlyList<LayerPlace> Inner { get; init; } = [];

    /// <summary>Whether the layer belongs to a block.</summary>
    public bool IsInBlock { get; init; }

    /// <summary>The layer itself, on its block where that can be seen.</summary>
    public LayerPlace Innermost => Inner.Count == 0 ? this : Inner[Inner.Count - 1];

    /// <summary>Where the first of some arguments stands that is written; the layer itself where none is.</summary>
    public SyntaxNode Find(IEnumerable<string> arguments)
    {
        foreach (string argument in arguments)
        {
            if (Arguments.TryGetValue(argument, out SyntaxNode? syntax))
            {
                return syntax;
            }
        }

        return Attribute.Name;
    }
}

/// <summary>A model as declared, and where everything stands. The generator keeps the first and forgets the second.</summary>
/// <param name="Declaration">The model.</param>
/// <param name="Syntax">Its class.</param>
/// <param name="Input">Its input shape.</param>
/// <param name="Budget">Its budget; null where there is none on this part of the class.</param>
/// <param name="Layers">Its layers.</param>
/// <param name="Uses">The uses of blocks, as <see cref="Place.Use"/> counts them.</param>
internal sealed record ParsedModel(
    ModelDeclaration Declaration, TypeDeclarationSyntax Syntax, LayerPlace Input, LayerPlace? Budget, IReadOnlyList<LayerPlace> Layers,
    IReadOnlyList<LayerPlace> Uses)
{
    /// <summary>Where a layer or the use of a block stands; null for the class, and for what has no layer.</summary>
    /// <param name="place">The position of a layer, or a <see cref="Place"/>.</param>
    public LayerPlace? At(int place) =>
        place == Place.Input ? Input
        : place == Place.Budget ? Budget
        : Place.UseAt(place) is int use ? Uses[use]
        : place >= 0 && place < Layers.Count ? Layers[place]
        : null;
}

/// <summary>From a class and its attributes to a network. The one way in, for analyzer and generator alike.</summary>
internal sealed class ModelParser
{
    private static readonly Dictionary<string, SyntaxNode> NoArguments = [];

    private readonly INamedTypeSymbol _type;
    private readonly SemanticModel _semanticModel;
    private readonly BoundAttributes _bound;
    private readonly CancellationToken _cancellationToken;
    private readonly List<DeclarationProblem> _problems = [];

    private ModelParser(INamedTypeSymbol type, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        _type = type;
        _semanticModel = semanticModel;
        _bound = new BoundAttributes(type);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Reads the declaration that carries the input shape; null for any other.</summary>
    public static ParsedModel? Parse(
        TypeDeclarationSyntax declaration, INamedTypeSymbol type, SemanticModel semanticModel, CancellationToken cancellationToken) =>
        new ModelParser(type, semanticModel, cancellationToken).Parse(declaration);

    /// <summary>What a layer may read by name: all that stands above it on a model, on a block, or on a class that is neither yet.</summary>
    /// <param name="layer">An attribute of the declaration, in whatever state.</param>
    /// <param name="declaration">The class that carries it.</param>
    /// <param name="type">That class.</param>
    /// <param name="semanticModel">The model of its file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static Reach Above(
        AttributeSyntax layer, TypeDeclarationSyntax declaration, INamedTypeSymbol type, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        ModelParser parser = new(type, semanticModel, cancellationToken);
        (AttributeSyntax Syntax, INamedTypeSymbol? Type)[] attributes = parser.Attributes(declaration);
        AttributeSyntax? input = attributes.FirstOrDefault(attribute => LayerSyntax.IsInputShape(attribute.Type)).Syntax;
        MapShape shape = parser.InputShape(input is null ? null : parser.Arguments(input), out bool isInputCertain);
        bool isBlock = BlockSymbols.DerivesFromBlock(type);
        NetworkBuilder network = new(type, semanticModel.Compilation, shape, isInputCertain, parser._problems, cancellationToken) { IgnoresWhen = isBlock };
        parser.Read(attributes.TakeWhile(attribute => attribute.Syntax != layer), network);
        return new Reach(network, knowsShapes: !isBlock);
    }

    /// <summary>The first layer on a declaration; null where there is none.</summary>
    public static AttributeData? FirstLayer(TypeDeclarationSyntax declaration, INamedTypeSymbol type) =>
        Layers(type).FirstOrDefault(layer => IsWithin(declaration, layer));

    private static IEnumerable<AttributeData> Layers(INamedTypeSymbol type) =>
        type.GetAttributes().Where(attribute => LayerSyntax.IsLayer(attribute.AttributeClass));

    private static bool IsWithin(TypeDeclarationSyntax declaration, AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } reference &&
        reference.SyntaxTree == declaration.SyntaxTree && declaration.FullSpan.Contains(reference.Span);

    /// <summary>The compiler warns of attributes with another target, and leaves them out.</summary>
    public static bool IsOnType(AttributeListSyntax list) => list.Target is null || list.Target.Identifier.IsKind(SyntaxKind.TypeKeyword);

    private ParsedModel? Parse(TypeDeclarationSyntax declaration)
    {
        if (_type.GetAttributes().FirstOrDefault(attribute => LayerSyntax.IsInputShape(attribute.AttributeClass)) is not { } input ||
            !IsWithin(declaration, input))
        {
            return null;
        }

        (AttributeSyntax Syntax, INamedTypeSymbol? Type)[] attributes = Attributes(declaration);
        if (attributes.FirstOrDefault(attribute => LayerSyntax.IsInputShape(attribute.Type)).Syntax is not { } inputSyntax)
        {
            return null;
        }

        ArgumentReader? inputArguments = Arguments(inputSyntax);
        MapShape shape = InputShape(inputArguments, out bool isInputCertain);
        NetworkBuilder network = new(_type, _semanticModel.Compilation, shape, isInputCertain, _problems, _cancellationToken);
        Read(attributes, network);
        AttributeData? budgetAttribute = _type.GetAttributes().FirstOrDefault(attribute => LayerSyntax.IsBudget(attribute.AttributeClass));
        Budget budget = BudgetParser.Parse(budgetAttribute, _problems);
        HostType host = HostParser.Parse(declaration, _type, hasSeveralOutputs: network.Complete(), _problems);
        if (Layers(_type).Any(layer => !IsWithin(declaration, layer)))
        {
            _problems.Add(new LayersElsewhere(_type.Name));
            budget = Budget.None;
        }
        else if (network.Count == 0 && network.IsCertain && isInputCertain)
        {
            _problems.Add(new NoLayers(_type.Name));
        }

        ModelDeclaration model = new(
            host, network.Network, network.Layers, network.Blocks, network.UseOrigins, network.IsCertain ? budget : Budget.None, _problems.ToEquatableArray());
        AttributeSyntax? budgetSyntax = attributes.FirstOrDefault(attribute => LayerSyntax.IsBudget(attribute.Type)).Syntax;
        return new ParsedModel(
            model, declaration, new LayerPlace(inputSyntax, inputArguments?.Places ?? NoArguments),
            budgetSyntax is null ? null : BudgetParser.Place(budgetSyntax), network.Places, network.Uses);
    }

    private (AttributeSyntax Syntax, INamedTypeSymbol? Type)[] Attributes(TypeDeclarationSyntax declaration) => declaration.AttributeLists.Where(IsOnType)
        .SelectMany(list => list.Attributes)
        .Select(attribute => (attribute, _bound.Type(attribute, _semanticModel, _cancellationToken)))
        .ToArray();

    private void Read(IEnumerable<(AttributeSyntax Syntax, INamedTypeSymbol? Type)> attributes, NetworkBuilder network)
    {
        foreach ((AttributeSyntax attribute, INamedTypeSymbol? type) in attributes)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (type is null || BlockSymbols.IsRefused(type))
            {
                network.AddUnknown();
            }
            else if (LayerSyntax.IsLayer(type))
            {
                ArgumentReader? arguments = Arguments(attribute);
                network.Add(type, arguments, new LayerPlace(attribute, arguments?.Places ?? NoArguments));
            }
        }
    }

    private MapShape InputShape(ArgumentReader? arguments, out bool isCertain)
    {
        isCertain = false;
        if (arguments is null)
        {
            return new MapShape(1, 1, 1);
        }

        int problemsBefore = _problems.Count;
        arguments.At(Place.Input, "the input");
        MapShape shape = new(Dimension("channels"), Dimension("height"), Dimension("width"));
        isCertain = _problems.Count == problemsBefore;
        return shape;

        int Dimension(string name) => arguments.Number(name, 1) ?? 1;
    }

    private ArgumentReader? Arguments(AttributeSyntax attribute) => _bound.Values(attribute) is { } values
        ? ArgumentReader.Create(values, Place.Host, _problems)
        : ArgumentReader.Create(_semanticModel.GetOperation(attribute, _cancellationToken), Place.Host, _problems);
}
