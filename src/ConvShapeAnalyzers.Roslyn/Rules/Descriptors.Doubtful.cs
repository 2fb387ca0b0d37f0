using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>Architectures that are legal, but probably not meant.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor PixelsLost = Describe(
        "CONV2001",
        DiagnosticSeverity.Warning,
        "Stride leaves pixels unread",
        "{0} never reads the last {1} of its {2} input: {3}; needs {4}");

    public static readonly DiagnosticDescriptor PaddingUnread = Describe(
        "CONV2002",
        DiagnosticSeverity.Info,
        "Stride leaves only padding unread",
        "{0} never reads the last {1} of its padding, since stride {2} does not divide evenly; no pixel of its {3} input is lost");

    public static readonly DiagnosticDescriptor TapsWasted = Describe(
        "CONV2003",
        DiagnosticSeverity.Warning,
        "Most taps of a kernel only see padding",
        "{0} mostly sees padding: only {1} of its {2} taps ever meet a pixel of its {3} input; needs {4}");

    public static readonly DiagnosticDescriptor PixelsSkipped = Describe(
        "CONV2004",
        DiagnosticSeverity.Warning,
        "Stride is larger than the kernel",
        "{0} never reads {1} inside its {2} input: {3} at stride {4} leaves gaps; needs s: {5}, or a larger kernel");

    public static readonly DiagnosticDescriptor PaddingLopsided = Describe(
        "CONV2005",
        DiagnosticSeverity.Info,
        "Same padding is uneven",
        "{0} pads {1}: {2} at stride {3} on its {4} input leaves an odd amount, and other frameworks may pad the other side");

    public static readonly DiagnosticDescriptor TapsUneven = Describe(
        "CONV2006",
        DiagnosticSeverity.Info,
        "Transposed kernel is no multiple of its stride",
        "{0} may leave a checkerboard: {1} at stride {2} gives neighbouring outputs unequal numbers of taps; needs k: {3}, or an UpsampleLayer above a convolution");

    public static readonly DiagnosticDescriptor BiasUnused = Describe(
        "CONV2007",
        DiagnosticSeverity.Info,
        "Bias before a batch normalisation",
        "{0} learns a bias of {1} that {2} subtracts again with the mean; needs Bias = false");

    public static readonly DiagnosticDescriptor NothingBetween = Describe(
        "CONV2008",
        DiagnosticSeverity.Warning,
        "Nothing non-linear between two layers",
        "{0} adds nothing to {1}: no layer between them is non-linear, and one from {2} to {3} could do the same; needs an activation between them, or only one of the two");

    public static readonly DiagnosticDescriptor OutputUnread = Describe(
        "CONV2009",
        DiagnosticSeverity.Warning,
        "Nothing reads a layer's output",
        "{0} is read by nothing: its {1} goes nowhere; needs a layer that names it, or an [OutputLayer(name)] below it");

    public static readonly DiagnosticDescriptor NoEffect = Describe(
        "CONV2010",
        DiagnosticSeverity.Info,
        "Layer or argument has no effect",
        "{0} {1}; needs {2}");

    public static readonly DiagnosticDescriptor DepthwiseMissed = Describe(
        "CONV2011",
        DiagnosticSeverity.Info,
        "Groups are the channels of an earlier map",
        "{0} has {1} groups, the channels that reach {2}, but {3} channels reach it; needs g: {3} if it is to be depthwise");

    public static readonly DiagnosticDescriptor ShapeCommentStale = Describe(
        "CONV2012",
        DiagnosticSeverity.Warning,
        "Comment beside a layer says another shape",
        "The comment says {0}, but {1} {2} {3}");
}
