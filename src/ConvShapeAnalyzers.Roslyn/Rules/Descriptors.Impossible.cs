using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>Architectures that cannot be.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ChannelMismatch = Describe(
        "CONV1001",
        DiagnosticSeverity.Error,
        "Declared input channels differ from those that arrive",
        "{0} declares InChannels = {1}, but gets {2} from {3}; needs {4}");

    public static readonly DiagnosticDescriptor WindowDoesNotFit = Describe(
        "CONV1002",
        DiagnosticSeverity.Error,
        "Kernel or pool is larger than the padded feature map",
        "{0} cannot fit: {1} on {2}; needs {3}");

    public static readonly DiagnosticDescriptor GroupMismatch = Describe(
        "CONV1003",
        DiagnosticSeverity.Error,
        "Groups do not divide the channels",
        "{0} cannot have {1} groups: {1} does not divide its {2}; needs {3}");

    public static readonly DiagnosticDescriptor FeatureMismatch = Describe(
        "CONV1004",
        DiagnosticSeverity.Error,
        "Declared input features differ from those that arrive",
        "{0} declares InFeatures = {1}, but gets {2} from {3}; needs InFeatures = {4}");

    public static readonly DiagnosticDescriptor SumMismatch = Describe(
        "CONV1005",
        DiagnosticSeverity.Error,
        "Maps that are added or multiplied differ in shape",
        "{0} cannot {1} {2} and {3}: {4}; needs {5}");

    public static readonly DiagnosticDescriptor ConcatMismatch = Describe(
        "CONV1006",
        DiagnosticSeverity.Error,
        "Maps that are concatenated differ in height or width",
        "{0} cannot join {1} and {2}: {3}; needs {4}");

    public static readonly DiagnosticDescriptor OutputPadding = Describe(
        "CONV1007",
        DiagnosticSeverity.Error,
        "Output padding is not smaller than stride or dilation",
        "{0} adds {1} by output padding, which must be fewer than its stride {2} or its dilation {3}; needs {4}");

    public static readonly DiagnosticDescriptor PoolPadding = Describe(
        "CONV1008",
        DiagnosticSeverity.Error,
        "Pool padding is more than half the window",
        "{0} pads by {1}, more than half of its {2}: some windows would hold nothing but padding; needs p ≤ {3}");

    public static readonly DiagnosticDescriptor NormalisationMismatch = Describe(
        "CONV1009",
        DiagnosticSeverity.Error,
        "Declared normalisation features differ from the channels that arrive",
        "{0} declares Features = {1}, but gets {2} from {3}; needs Features = {4}");

    public static readonly DiagnosticDescriptor FlattenPlacement = Describe(
        "CONV1010",
        DiagnosticSeverity.Error,
        "Flattening is missing or stands too early",
        "{0} reads {1}, but gets {2}; needs {3}");

    public static readonly DiagnosticDescriptor ArgumentOutOfRange = Describe(
        "CONV1011",
        DiagnosticSeverity.Error,
        "Argument is out of range",
        "{0}: {1} is {2}; needs {3}");

    public static readonly DiagnosticDescriptor SizeBeyondArrays = Describe(
        "CONV1012",
        DiagnosticSeverity.Error,
        "Size is beyond what fits an array",
        "{0} is too large: {1} would have {2} elements; needs at most 2,147,483,575");

    public static readonly DiagnosticDescriptor ShapeRename = Describe(
        "CONV1013",
        DiagnosticSeverity.Error,
        "Feature map is renamed to a shape of other dimensions",
        "As<TShape>() renames a shape, it does not change it: {0} is not {1}; needs {0}");

    public static readonly DiagnosticDescriptor NothingLeft = Describe(
        "CONV1014",
        DiagnosticSeverity.Error,
        "Transposed convolution or crop leaves nothing",
        "{0} leaves nothing: {1}; needs {2}");
}
