using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>Uses that do not fit the architecture.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor LengthMismatch = Describe(
        "CONV5005",
        DiagnosticSeverity.Error,
        "Values handed to Forward are too many or too few",
        "{0} gets an {1} of {2}; {3} at batch {4} takes {5}; needs {6}");

    public static readonly DiagnosticDescriptor MapMismatch = Describe(
        "CONV5006",
        DiagnosticSeverity.Error,
        "Feature map handed to Forward has another shape",
        "{0} takes {1} as its {2}, but gets {3}; needs {4}");
}
