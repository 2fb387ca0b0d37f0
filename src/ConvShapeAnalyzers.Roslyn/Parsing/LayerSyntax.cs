using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing.Blocks;
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
        ["TransposedConvLayerAttribute"] = new(LayerKind.TransposedConvolution, "conv"),
        ["DepthwiseConvLayerAttribute"] = new(LayerKind.Convolution, "conv", IsDepthwise: true),
        ["MaxPoolLayerAttribute"] = new(LayerKind.MaxPool, "pool"),
        ["MinPoolLayerAttribute"] = new(LayerKind.MinPool, "pool"),
        ["AvgPoolLayerAttribute"] = new(LayerKind.AveragePool, "pool"),
        ["L2PoolLayerAttribute"] = new(LayerKind.L2Pool, "pool"),
        ["GlobalMaxPoolLayerAttribute"] = new(LayerKind.GlobalMaxPool, "pool"),
        ["GlobalAvgPoolLayerAttribute"] = new(LayerKind.GlobalAveragePool, "pool"),
        ["AdaptiveAvgPoolLayerAttribute"] = new(LayerKind.AdaptiveAveragePool, "pool"),
        ["ReluLayerAttribute"] = new(LayerKind.Relu, "relu"),
        ["Relu6LayerAttribute"] = new(LayerKind.Relu6, "relu"),
        ["LeakyReluLayerAttribute"] = new(LayerKind.LeakyRelu, "relu"),
        ["SigmoidLayerAttribute"] = new(LayerKind.Sigmoid, "sigmoid"),
        ["TanhLayerAttribute"] = new(LayerKind.Tanh, "tanh"),
        ["SiluLayerAttribute"] = new(LayerKind.Silu, "silu"),
        ["HardSwishLayerAttribute"] = new(LayerKind.HardSwish, "swish"),
        ["HardSigmoidLayerAttribute"] = new(LayerKind.HardSigmoid, "sigmoid"),
        ["GeluLayerAttribute"] = new(LayerKind.Gelu, "gelu"),
        ["SoftmaxLayerAttribute"] = new(LayerKind.Softmax, "softmax"),
        ["BatchNormLayerAttribute"] = new(LayerKind.BatchNorm, "bn"),
        ["FlattenLayerAttribute"] = new(LayerKind.Flatten, "flatten"),
        ["LinearLayerAttribute"] = new(LayerKind.Linear, "linear"),
        ["DropoutLayerAttribute"] = new(LayerKind.Dropout, "dropout"),
        ["AddLayerAttribute"] = new(LayerKind.Add, "add"),
        ["MultiplyLayerAttribute"] = new(LayerKind.Multiply, "multiply"),
        ["ConcatLayerAttribute"] = new(LayerKind.Concat, "concat"),
        ["UpsampleLayerAttribute"] = new(LayerKind.Upsample, "upsample"),
        ["CropLayerAttribute"] = new(LayerKind.Crop, "crop"),
        ["ZeroPadLayerAttribute"] = new(LayerKind.ZeroPad, "pad"),
        ["OutputLayerAttribute"] = new(LayerKind.Output, "output"),
    };

    public static LayerWord? Layer(INamedTypeSymbol? attribute) =>
        attribute is not null && IsOurs(attribute) && Words.TryGetValue(attribute.MetadataName, out LayerWord? word) ? word : null;

    /// <summary>A layer of the language, or a block of the user's.</summary>
    public static bool IsLayer(INamedTypeSymbol? attribute) => Layer(attribute) is not null || BlockSymbols.IsBlock(attribute);

    public static bool IsInputShape(INamedTypeSymbol? attribute) =>
        attribute is { MetadataName: "InputShapeAttribute" } && IsOurs(attribute);

    public static bool IsBudget(INamedTypeSymbol? attribute) =>
        attribute is { MetadataName: "BudgetAttribute" } && IsOurs(attribute);

    private static bool IsOurs(INamedTypeSymbol attribute) =>
        attribute.ContainingNamespace is { Name: "ConvShape", ContainingNamespace.IsGlobalNamespace: true } && attribute.ContainingType is null;
}

/// <summary>A kind of layer, and the word by which unnamed ones are counted: conv1, conv2, …</summary>
internal sealed record LayerWord(LayerKind Kind, string Counter, bool IsDepthwise = false);
