using ConvShape.Architecture;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Parsing;

/// <summary>Tells which attributes belong to the language, by the names of their types.</summary>
internal static class LayerSyntax
{
    public const string InputShapeAttribute = "ConvShape.InputShapeAttribute";

    /// <summary>What a layer attribute declares, and the word by which unnamed layers of its kind are counted.</summary>
    private static readonly Dictionary<string, LayerWord> Words = new(StringComparer.Ordinal)
    {
        ["ConvLayerAttribute"] = new(LayerKind.Convolution, "conv"),
        ["MaxPoolLayerAttribute"] = new(LayerKind.MaxPool, "pool"),
        ["AvgPoolLayerAttribute"] = new(LayerKind.AveragePool, "pool"),
        ["GlobalMaxPoolLayerAttribute"] = new(LayerKind.GlobalMaxPool, "pool"),
        ["GlobalAvgPoolLayerAttribute"] = new(LayerKind.GlobalAveragePool, "pool"),
        ["ReluLayerAttribute"] = new(LayerKind.Relu, "relu"),
        ["SoftmaxLayerAttribute"] = new(LayerKind.Softmax, "softmax"),
        ["FlattenLayerAttribute"] = new(LayerKind.Flatten, "flatten"),
        ["LinearLayerAttribute"] = new(LayerKind.Linear, "linear"),
        ["DropoutLayerAttribute"] = new(LayerKind.Dropout, "dropout"),
    };

    public static LayerWord? Layer(INamedTypeSymbol? attribute) =>
        attribute is not null && IsOurs(attribute) && Words.TryGetValue(attribute.MetadataName, out LayerWord? word) ? word : null;

    public static bool IsInputShape(INamedTypeSymbol? attribute) =>
        attribute is { MetadataName: "InputShapeAttribute" } && IsOurs(attribute);

    private static bool IsOurs(INamedTypeSymbol attribute) =>
        attribute.ContainingNamespace is { Name: "ConvShape", ContainingNamespace.IsGlobalNamespace: true } && attribute.ContainingType is null;
}

/// <summary>A kind of layer, and the word by which unnamed ones are counted: conv1, conv2, …</summary>
internal sealed record LayerWord(LayerKind Kind, string Counter);
