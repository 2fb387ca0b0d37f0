using System.Collections.Immutable;
using ConvShape.Roslyn.Parsing;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>All rules about models.</summary>
internal static class RuleBook
{
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new ChannelMismatch(),
        new WindowDoesNotFit(),
        new GroupMismatch(),
        new FeatureMismatch(),
        new SumMismatch(),
        new ConcatMismatch(),
        new OutputPadding(),
        new PoolPadding(),
        new NormalisationMismatch(),
        new FlattenMissing(),
        new FlattenTooEarly(),
        new ArgumentOutOfRange(),
        new SizeBeyondArrays(),
        new CutAway(),
        new PixelsLost(),
        new PaddingUnread(),
        new TapsWasted(),
        new PixelsSkipped(),
        new PaddingLopsided(),
        new TapsUneven(),
        new BiasUnused(),
        new NothingBetween(),
        new OutputUnread(),
        new ParametersOverBudget(),
        new MacsOverBudget(),
        new PeakBytesOverBudget(),
        new ReceptiveFieldTooSmall(),
        new NoEffect(),
        new DepthwiseMissed(),
        new PartialMissing(),
        new LayersSpread(),
        new SourceUnknown(),
        new SourceRepeated(),
        new LayerName(),
        new HostUnfit(),
        new BlockUnreadable(),
        new LayersMissing(),
        new BlockEndless(),
    ];

    /// <summary>
    /// Infers every shape of a model and asks every rule. Findings come in source order. A block that repeats, repeats its mistakes: each is
    /// found once.
    /// </summary>
    public static (CheckedModel Model, ImmutableArray<Finding> Findings) Check(ModelDeclaration declaration)
    {
        CheckedModel model = new(declaration, declaration.Network.Infer());
        HashSet<(string Rule, int Origin, string Arguments)> said = [];
        IEnumerable<Finding> findings = Rules.SelectMany(rule => rule.Check(model))
            .OrderBy(finding => declaration.Origin(finding.Place))
            .ThenBy(finding => Place.UseAt(finding.Place) ?? finding.Place)
            .Where(IsNew);
        return (model, findings.ToImmutableArray());

        bool IsNew(Finding finding) =>
            !declaration.IsOfBlock(finding.Place) ||
            said.Add((finding.Descriptor.Id, declaration.Origin(finding.Place), string.Join(" ", finding.Arguments)));
    }

    /// <summary>
    /// The errors among findings, as one text; null where there are none. Severities set by a project do not matter: an impossible model cannot
    /// run. What is wrong with a budget does not count: it is a contract with the build, and the model can run.
    /// </summary>
    public static string? Errors(ImmutableArray<Finding> findings)
    {
        string[] errors = findings.Where(finding => finding.Severity == DiagnosticSeverity.Error && !IsOfBudget(finding)).Select(finding => finding.Text).ToArray();
        return errors.Length == 0 ? null : string.Join("\n", errors);
    }

    private static bool IsOfBudget(Finding finding) => finding.Place == Place.Budget || finding.Descriptor.Category == Descriptors.Uses;
}
