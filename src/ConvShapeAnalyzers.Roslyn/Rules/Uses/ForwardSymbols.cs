using ConvShape.Architecture;
using ConvShape.Roslyn.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvShape.Roslyn.Rules;

/// <summary>The methods of the library that run a model or a part of one, in one compilation.</summary>
internal sealed class ForwardSymbols
{
    public const string MethodName = "Forward";

    /// <summary><c>Array.MaxLength</c> of the runtime.</summary>
    public const long LongestArray = 0x7FFFFFC7;

    /// <summary>Input, output and batch; options may follow.</summary>
    private const int SpanParameters = 3;

    private readonly INamedTypeSymbol _model;
    private readonly INamedTypeSymbol _stage;
    private readonly INamedTypeSymbol _mapStage;
    private readonly INamedTypeSymbol _tupleStage;
    private readonly INamedTypeSymbol _featureMap;
    private readonly INamedTypeSymbol _dimensions;
    private readonly ITypeSymbol[] _spans;

    private ForwardSymbols(
        INamedTypeSymbol model, INamedTypeSymbol stage, INamedTypeSymbol mapStage, INamedTypeSymbol tupleStage, INamedTypeSymbol featureMap, INamedTypeSymbol dimensions)
    {
        _model = model;
        _stage = stage;
        _mapStage = mapStage;
        _tupleStage = tupleStage;
        _featureMap = featureMap;
        _dimensions = dimensions;
        _spans = model.GetMembers(MethodName).OfType<IMethodSymbol>()
            .Select(method => method.Parameters.Take(SpanParameters).Select(parameter => parameter.Type).ToArray())
            .First(types => types[types.Length - 1].SpecialType == SpecialType.System_Int32);
    }

    /// <summary>Null where the library is not referenced.</summary>
    public static ForwardSymbols? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("ConvShape.IConvModel`3") is { } model &&
        compilation.GetTypeByMetadataName("ConvShape.Stage") is { } stage &&
        compilation.GetTypeByMetadataName("ConvShape.MapStage`2") is { } mapStage &&
        compilation.GetTypeByMetadataName("ConvShape.TupleStage`2") is { } tupleStage &&
        compilation.GetTypeByMetadataName(ShapeSymbols.FeatureMap) is { } featureMap &&
        compilation.GetTypeByMetadataName(ShapeSymbols.Dimensions) is { } dimensions
            ? new ForwardSymbols(model, stage, mapStage, tupleStage, featureMap, dimensions)
            : null;

    /// <summary>Whether a method belongs to a model, a layer or a block itself, and not to a class derived from one.</summary>
    public bool IsOfModel(IMethodSymbol method) =>
        Is(method.ContainingType, _mapStage) || Is(method.ContainingType, _tupleStage) || Contract(method.ContainingType) is not null;

    /// <summary>Whether a method takes input, output and batch as spans of a known shape do, whatever overloads a model has of its own.</summary>
    public bool TakesSpans(IMethodSymbol method) => IsOfModel(method)
        && method.Parameters.Take(SpanParameters).Select(parameter => parameter.Type).SequenceEqual(_spans, SymbolEqualityComparer.Default);

    /// <summary>The shapes of input and output.</summary>
    public IEnumerable<MapShape?> Shapes(IMethodSymbol method)
    {
        INamedTypeSymbol type = Contract(method.ContainingType) ?? method.ContainingType;
        return type.TypeArguments.Skip(type.TypeArguments.Length - 2).Select(Dimensions);
    }

    /// <summary>The shape type of a feature map; null for any other type.</summary>
    public ITypeSymbol? ShapeOf(ITypeSymbol? type) => type is INamedTypeSymbol map && Is(map, _featureMap) ? map.TypeArguments[0] : null;

    /// <summary>The dimensions of a shape type; null where it does not say them.</summary>
    public MapShape? Dimensions(ITypeSymbol shape) => ShapeSymbols.Read(shape, _dimensions);

    /// <summary>Whether the model has an error of its own: its shapes are guesses, and what only follows from them is left unsaid.</summary>
    public bool IsGuess(IMethodSymbol method, IOperation? receiver)
    {
        INamedTypeSymbol? type = (receiver as IMemberReferenceOperation)?.Member.ContainingType;
        while (type is not null && type.GetMembers(ModelCode.ErrorMember).IsEmpty)
        {
            type = type.ContainingType;
        }

        return type is not null || !method.ContainingType.GetMembers(ModelCode.ErrorMember).IsEmpty;
    }

    /// <summary>As in <c>LeNet5.Forward</c> and <c>ResNet18.Layer1_0.Conv1.Forward</c>.</summary>
    public string Name(IMethodSymbol method, IOperation? receiver) =>
        $"{Contract(method.ContainingType)?.TypeArguments[0].Name ?? Receiver(receiver) ?? method.ContainingType.Name}.{MethodName}";

    /// <summary>A layer or block by the names that lead to it, from the type of what holds it.</summary>
    private string? Receiver(IOperation? operation) => operation switch
    {
        _ when !IsStage(operation?.Type) => operation?.Type?.Name,
        IMemberReferenceOperation { Instance: { } holder } member => $"{Receiver(holder)}.{member.Member.Name}",
        IMemberReferenceOperation member => $"{member.Member.ContainingType.Name}.{member.Member.Name}",
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        _ => operation?.Type?.Name,
    };

    private bool IsStage(ITypeSymbol? type)
    {
        while (type is not null && !SymbolEqualityComparer.Default.Equals(type, _stage))
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    /// <summary>What a model's class declares to be; null for any other type.</summary>
    private INamedTypeSymbol? Contract(INamedTypeSymbol type) => Is(type, _model) ? type : type.Interfaces.FirstOrDefault(contract => Is(contract, _model));

    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol definition) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, definition);
}
