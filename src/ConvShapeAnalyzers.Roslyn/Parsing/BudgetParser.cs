using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Parsing;

/// <summary>Reads the budget of a model, which may stand on any part of the class: it has no place among the layers.</summary>
internal static class BudgetParser
{
    /// <summary>The limits that are written; a number below 0 is noted, and none.</summary>
    public static Budget Parse(AttributeData? attribute, List<DeclarationProblem> problems)
    {
        return new Budget(
            Limit(nameof(Budget.Parameters)), Limit(nameof(Budget.Macs)), Limit(nameof(Budget.PeakBytes)), Limit(nameof(Budget.MinReceptiveField)));

        long Limit(string name)
        {
            long limit = attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value is long number ? number : 0;
            if (limit < 0)
            {
                problems.Add(new InvalidArgument(
                    Parsing.Place.Budget, "the budget", name, limit.ToString(CultureInfo.InvariantCulture), "at least 0, which sets no limit", "0"));
            }

            return Math.Max(limit, 0);
        }
    }

    /// <summary>Where the budget and its arguments stand.</summary>
    public static LayerPlace Place(AttributeSyntax attribute) => new(
        attribute,
        (attribute.ArgumentList?.Arguments ?? [])
            .Where(argument => argument.NameEquals is not null)
            .GroupBy(argument => argument.NameEquals!.Name.Identifier.ValueText, StringComparer.Ordinal)
            .ToDictionary(written => written.Key, written => (SyntaxNode)written.First(), StringComparer.Ordinal));
}
