using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ConvShape.Roslyn.Tests.CodeFixes;
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

    /// <summary>After a meant change, CONVSHAPE_ACCEPT=1 writes the table anew.</summary>
    [Fact]
    public async Task The_table_lists_every_rule_with_its_severity_and_what_the_editor_offers_for_its_failing_example()
    {
        List<string> expected = [];
        foreach (DiagnosticDescriptor rule in DescriptorTests.All)
        {
            IEnumerable<string> fixes = (await Offers.Of(Block(rule.Id, "Failing", "csharp")))
                .Where(offer => offer.Diagnostic.Id == rule.Id).Select(offer => $"`{offer.Action.Title}`").Distinct();
            string cell = string.Join("<br>", fixes);
            Assert.Equal(DescriptorTests.Fixable.Contains(rule.Id), cell.Length > 0);
            expected.Add($"| [{rule.Id}]({rule.Id}.md) | {DescriptorTests.Title(rule)} | {rule.DefaultSeverity.ToString().ToLowerInvariant()} | {cell} |");
        }

        string path = Repository.Path("docs", "rules", "README.md");
        string[] lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("CONVSHAPE_ACCEPT") == "1")
        {
            int first = Array.FindIndex(lines, IsRow), last = Array.FindLastIndex(lines, IsRow);
            lines = [.. lines[..first], .. expected, .. lines[(last + 1)..]];
            await File.WriteAllTextAsync(path, string.Join("\n", lines) + "\n", TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected, lines.Where(IsRow));

        static bool IsRow(string line) => line.StartsWith("| [", StringComparison.Ordinal);
    }

    private static string Page(string id) => Repository.Read("docs", "rules", $"{id}.md");

    /// <summary>The first block of a language below a heading.</summary>
    public static string Block(string id, string heading, string language)
    {
        Match match = Regex.Match(
            Page(id), $"\n## {heading}\n((?!\n## ).)*?\n```{language}\n(?<code>.*?)\n```\n", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.True(match.Success, $"docs/rules/{id}.md has no {language} block below '## {heading}'.");
        return match.Groups["code"].Value;
    }
}
