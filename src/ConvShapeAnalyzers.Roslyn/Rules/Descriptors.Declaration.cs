using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>Declarations that are no model.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor PartialMissing = Describe(
        "CONV3001",
        DiagnosticSeverity.Error,
        "Model class is not partial",
        "{0} must be partial: {1} generated in another part of the class");

    public static readonly DiagnosticDescriptor InputMissing = Describe(
        "CONV3002",
        DiagnosticSeverity.Error,
        "Layers without an input shape",
        "{0} has layers but no input shape; needs [InputShape(channels, height, width)] above the first, or BlockAttribute as its base");

    public static readonly DiagnosticDescriptor LayersSpread = Describe(
        "CONV3003",
        DiagnosticSeverity.Error,
        "Layers are spread over several parts of a class",
        "{0} has layers apart from its {1}: parts of a class have no order among them; needs all layers on the part that has {2}");

    public static readonly DiagnosticDescriptor SourceUnknown = Describe(
        "CONV3004",
        DiagnosticSeverity.Error,
        "Layer reads a name that no earlier layer has, or one map twice",
        "{0} {1}; needs {2}");

    public static readonly DiagnosticDescriptor LayerName = Describe(
        "CONV3005",
        DiagnosticSeverity.Error,
        "Layer name is taken or unusable",
        "The layer name '{0}' {1}; needs another Name");

    public static readonly DiagnosticDescriptor HostUnfit = Describe(
        "CONV3006",
        DiagnosticSeverity.Error,
        "Type cannot carry a model",
        "{0} cannot {1}: it {2}; {3}");

    public static readonly DiagnosticDescriptor LayersMissing = Describe(
        "CONV3007",
        DiagnosticSeverity.Error,
        "Input shape without a layer",
        "{0} has an input shape but no layer; needs at least one layer below it, such as [ConvLayer(k: 3, p: 1, filters: 16)]");

    public static readonly DiagnosticDescriptor BlockEndless = Describe(
        "CONV3008",
        DiagnosticSeverity.Error,
        "Block has no end",
        "{0} {1} ({2}); needs {3}");
}
