using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Tests.Catalogue;

/// <summary>The pages in docs/rules show what the compiler really says.</summary>
public sealed class RulePageTests
{
    /// <summary>The compiler's error that a rule explains, and stands beside.</summary>
    private static readonly ImmutableDictionary<string, string> Beside = ImmutableDictionary<string, string>.Empty.Add("CONV5006", "CS1503");

    public static TheoryData<string> Ids => DescriptorTests.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_is_headed_by_its_rule(string id)
    {
        DiagnosticDescriptor rule = DescriptorTests.All.Single(candidate => candidate.Id == id);
        Assert.StartsWith($"# {id}: {DescriptorTests.Title(rule)}\n", Page(id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_failing_example_fails_on_the_line_that_it_marks_with_the_message_that_it_quotes(string id)
    {
        string source = Block(id, "Failing", "csharp");
        ImmutableArray<Diagnostic> diagnostics = await Build.Diagnose(source);
        string[] ids = Beside.TryGetValue(id, out string? refusal) ? [refusal, id] : [id];
        Assert.Equal(ids, diagnostics.Select(candidate => candidate.Id));
        Diagnostic diagnostic = diagnostics[^1];
        Assert.All(diagnostics, candidate => Assert.Equal(diagnostic.Location.GetLineSpan().StartLinePosition, candidate.Location.GetLineSpan().StartLinePosition));
        Assert.EndsWith($"// {id}", diagnostic.Location.SourceTree!.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString());
        Assert.Equal($"{diagnostic.Severity.ToString().ToLowerInvariant()} {id}: {diagnostic.GetMessage()}", Block(id, "Failing", "text"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_mended_example_is_silent(string id) => Assert.Empty(await Build.Diagnose(Block(id, "Mended", "csharp")));

    [Fact]
    public void The_table_lists_every_rule_with_its_severity_and_whether_it_has_a_fix()
    {
        string[] rows = [.. File.ReadAllLines(Repository.Path("docs", "rules", "README.md")).Where(line => line.StartsWith("| [", StringComparison.Ordinal))];
        Assert.Equal(
            DescriptorTests.All.Select(rule =>
                $"| [{rule.Id}]({rule.Id}.md) | {DescriptorTests.Title(rule)} | {rule.DefaultSeverity.ToString().ToLowerInvariant()} | {(DescriptorTests.Fixable.Contains(rule.Id) ? "yes" : "")} |"),
            rows);
    }

    private static string Page(string id) => Repository.Read("docs", "rules", $"{id}.md");

    /// <summary>The first block of a language below a heading.</summary>
    private static string Block(string id, string heading, string language)
    {
        Match match = Regex.Match(
            Page(id), $"\n## {heading}\n((?!\n## ).)*?\n```{language}\n(?<code>.*?)\n```\n", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.True(match.Success, $"docs/rules/{id}.md has no {language} block below '## {heading}'.");
        return match.Groups["code"].Value;
    }
}
