using ConvShape.Roslyn.Parsing;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1011: an argument out of range, or an array of a length that means nothing.</summary>
internal sealed class ArgumentOutOfRange() : DeclarationRule<InvalidArgument>(Descriptors.ArgumentOutOfRange)
{
    protected override Finding Explain(InvalidArgument problem)
    {
        Finding finding = Find(problem.Layer, [problem.Argument], problem.LayerName, problem.Argument, problem.Found, problem.Expected);
        return problem.Other.Length > 0
            ? finding.MendedBy(problem.Argument, value: null, way: problem.Argument).MendedBy(problem.Other, value: null, way: problem.Other)
            : problem.Valid.Length == 0 ? finding
            : finding.MendedBy(problem.Argument, problem.Valid);
    }
}
