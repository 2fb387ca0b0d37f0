using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>Models that cost more, or see less, than their budget says.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ParametersOverBudget = Describe(
        "CONV5001",
        DiagnosticSeverity.Error,
        "Parameters exceed the budget",
        "{0} has {1} parameters, more than its budget of {2}: {3} alone has {4} ({5}); needs {6} there, or Parameters = {7}");

    public static readonly DiagnosticDescriptor MacsOverBudget = Describe(
        "CONV5002",
        DiagnosticSeverity.Error,
        "Multiply–accumulates exceed the budget",
        "{0} takes {1} MACs for one image, more than its budget of {2}: {3} alone takes {4} ({5}); needs {6} there, or Macs = {7}");

    public static readonly DiagnosticDescriptor PeakBytesOverBudget = Describe(
        "CONV5003",
        DiagnosticSeverity.Error,
        "Memory for maps exceeds the budget",
        "{0} takes {1} bytes for the maps of one image, more than its budget of {2}: {3} alone takes {4} ({5}); needs {6} there, or PeakBytes = {7}");

    public static readonly DiagnosticDescriptor ReceptiveFieldTooSmall = Describe(
        "CONV5004",
        DiagnosticSeverity.Error,
        "Receptive field is smaller than asked",
        "{0} sees too little: the receptive field of its output, {1}, is {2}; needs at least {3}, by larger kernels, strides or dilation, or by more layers");
}
