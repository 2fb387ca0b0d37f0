using ConvShape.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Parsing;

/// <summary>Where a layer and its written arguments stand.</summary>
internal sealed record LayerPlace(AttributeSyntax Attribute, IReadOnlyDictionary<string, SyntaxNode> Arguments);

/// <summary>A model as declared, and where everything stands. The generator keeps the first and forgets the second.</summary>
internal sealed record ParsedModel(ModelDeclaration Declaration, TypeDeclarationSyntax Syntax, LayerPlace Input, IReadOnlyList<LayerPlace> Layers);

/// <summary>From a class and its attributes to a network. The one way in, for analyzer and generator alike.</summary>
internal sealed class ModelParser
{
    private static readonly Dictionary<string, SyntaxNode> NoArguments = [];

    private readonly SemanticModel _semanticModel;
    private readonly CancellationToken _cancellationToken;
    private readonly List<DeclarationProblem> _problems = [];
    private readonly List<LayerPlace> _places = [];
    private readonly List<LayerNode> _nodes = [];
    private readonly List<DeclaredLayer> _layers = [];
    private readonly LayerNames _names;
    private LayerPlace? _input;
    private MapShape _inputShape = new(1, 1, 1);
    private bool _isInputCertain;

    /// <summary>Whether all since the last layer could be read.</summary>
    private bool _isCertain = true;

    private ModelParser(INamedTypeSymbol type, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        _semanticModel = semanticModel;
        _cancellationToken = cancellationToken;
        _names = new LayerNames(type, _problems);
    }

    /// <summary>Reads the declaration that carries the input shape; null for any other.</summary>
    public static ParsedModel? Parse(
        TypeDeclarationSyntax declaration, INamedTypeSymbol type, SemanticModel semanticModel, CancellationToken cancellationToken) =>
        new ModelParser(type, semanticModel, cancellationToken).Parse(declaration, type);

    /// <summary>The first layer on a declaration; null where there is none.</summary>
    public static AttributeData? FirstLayer(TypeDeclarationSyntax declaration, INamedTypeSymbol type) =>
        Layers(type).FirstOrDefault(layer => IsWithin(declaration, layer));

    private static IEnumerable<AttributeData> Layers(INamedTypeSymbol type) =>
        type.GetAttributes().Where(attribute => LayerSyntax.Layer(attribute.AttributeClass) is not null);

    private static bool IsWithin(TypeDeclarationSyntax declaration, AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } reference &&
        reference.SyntaxTree == declaration.SyntaxTree && declaration.FullSpan.Contains(reference.Span);

    /// <summary>The compiler warns of attributes with another target, and leaves them out.</summary>
    private static bool IsOnType(AttributeListSyntax list) => list.Target is null || list.Target.Identifier.IsKind(SyntaxKind.TypeKeyword);

    private ParsedModel? Parse(TypeDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        if (type.GetAttributes().FirstOrDefault(attribute => LayerSyntax.IsInputShape(attribute.AttributeClass)) is not { } input ||
            !IsWithin(declaration, input))
        {
            return null;
        }

        foreach (AttributeSyntax attribute in declaration.AttributeLists.Where(IsOnType).SelectMany(list => list.Attributes))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            INamedTypeSymbol? attributeType = _semanticModel.GetTypeInfo(attribute, _cancellationToken).Type as INamedTypeSymbol;
            if (attributeType is null or IErrorTypeSymbol or { IsAbstract: true })
            {
                // The compiler refuses it: perhaps a layer whose name is still being typed.
                _isCertain = false;
            }
            else if (LayerSyntax.IsInputShape(attributeType) && _input is null)
            {
                ReadInput(attribute);
            }
            else if (LayerSyntax.Layer(attributeType) is { } word)
            {
                ReadLayer(attribute, word);
            }
        }

        if (_input is null)
        {
            return null;
        }

        HostType host = HostParser.Parse(declaration, type, _problems);
        if (Layers(type).Any(layer => !IsWithin(declaration, layer)))
        {
            _problems.Add(new LayersElsewhere(type.Name));
        }
        else if (_nodes.Count == 0 && _isCertain && _isInputCertain)
        {
            _problems.Add(new NoLayers(type.Name));
        }

        Network network = new(_inputShape, _nodes.ToEquatableArray(), _isInputCertain);
        ModelDeclaration model = new(host, network, _layers.ToEquatableArray(), _problems.ToEquatableArray());
        return new ParsedModel(model, declaration, _input, _places);
    }

    private void ReadInput(AttributeSyntax attribute)
    {
        ArgumentReader? arguments = Arguments(attribute, Place.Input);
        _input = new LayerPlace(attribute, arguments?.Places ?? NoArguments);
        if (arguments is not null)
        {
            int problemsBefore = _problems.Count;
            arguments.LayerName = "the input";
            _inputShape = new MapShape(Dimension("channels"), Dimension("height"), Dimension("width"));
            _isInputCertain = _problems.Count == problemsBefore;
        }

        int Dimension(string name) => arguments.Number(name, 1) ?? 1;
    }

    private void ReadLayer(AttributeSyntax attribute, LayerWord word)
    {
        int layer = _nodes.Count;
        ArgumentReader? arguments = Arguments(attribute, layer);
        string name = _names.Next(word.Counter, arguments?.Text("Name"));
        string property = _names.Property(layer, name);
        int problemsBefore = _problems.Count;
        LayerSpec spec = new ElementwiseSpec(name, word.Kind);
        bool dropsRemainder = false;
        if (arguments is not null)
        {
            arguments.LayerName = name;
            spec = LayerParser.Parse(word.Kind, name, arguments);
            dropsRemainder = arguments.Choice("Remainder", 2, "Remainder.Warn or Drop") == 1;
        }

        bool isCertain = _isCertain && arguments is not null && _problems.Count == problemsBefore;
        _nodes.Add(new LayerNode(spec, [layer - 1], isCertain));
        _layers.Add(new DeclaredLayer(property, dropsRemainder, IsReadable: arguments is not null));
        _places.Add(new LayerPlace(attribute, arguments?.Places ?? NoArguments));
        _isCertain = true;
    }

    private ArgumentReader? Arguments(AttributeSyntax attribute, int layer) =>
        ArgumentReader.Create(_semanticModel.GetOperation(attribute, _cancellationToken), layer, _problems);
}
