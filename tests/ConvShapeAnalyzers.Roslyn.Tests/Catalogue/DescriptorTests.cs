using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using ConvShape.Roslyn.Rules;
using ConvShape.Roslyn.Tests.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvShape.Roslyn.Tests.Catalogue;

/// <summary>What every rule must have: a place in the release notes, a page, a test, and words of the house's form.</summary>
public sealed class DescriptorTests
{
    /// <summary>Every descriptor that is declared.</summary>
    internal static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        .. typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>().OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The IDs that some code fix of the package mends.</summary>
    internal static readonly ImmutableHashSet<string> Fixable = [.. Offers.Fixes.SelectMany(fix => fix.FixableDiagnosticIds)];

    public static TheoryData<string> Ids => [.. All.Select(rule => rule.Id)];

    [Fact]
    public void Ids_are_unique() => Assert.Equal(All.Length, All.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Titles_are_unique() => Assert.Equal(All.Length, All.Select(Title).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Analyzers_report_what_is_declared_and_nothing_else() => Assert.Equal(
        All.Select(rule => rule.Id),
        Exported<DiagnosticAnalyzer>(typeof(ModelAnalyzer).Assembly)
            .SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void Tests_run_every_analyzer() => Assert.Equal(
        Exported<DiagnosticAnalyzer>(typeof(ModelAnalyzer).Assembly).Select(analyzer => analyzer.GetType()).ToHashSet(),
        ModelTest.Analyzers.Select(analyzer => analyzer.GetType()).ToHashSet());

    [Fact]
    public void Fixes_mend_only_what_is_declared() => Assert.Empty(Fixable.Except(All.Select(rule => rule.Id)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_stands_in_the_release_notes_with_its_category_and_severity(string id)
    {
        DiagnosticDescriptor rule = Rule(id);
        string[] notes = File.ReadAllLines(Repository.Path("src", "ConvShapeAnalyzers.Roslyn", "AnalyzerReleases.Unshipped.md"));
        Assert.Contains($"{id} | {rule.Category} | {rule.DefaultSeverity} | {Title(rule)}", notes);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_links_to_its_page(string id)
    {
        Assert.EndsWith($"/docs/rules/{id}.md", Rule(id).HelpLinkUri);
        Assert.True(File.Exists(Repository.Path("docs", "rules", $"{id}.md")), $"docs/rules/{id}.md is missing.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_test_that_expects_its_whole_message(string id)
    {
        IEnumerable<string> tests = Directory.EnumerateFiles(Repository.Path("tests", "ConvShapeAnalyzers.Roslyn.Tests", "Rules"), "*.cs").Select(File.ReadAllText);
        Assert.Contains(tests, test => Regex.IsMatch(test, $"""Expect\(\s*"{id}",""", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_fixable_rule_has_a_test_of_its_fix(string id)
    {
        IEnumerable<string> tests = Directory.EnumerateFiles(Repository.Path("tests", "ConvShapeAnalyzers.Roslyn.Tests", "CodeFixes"), "*.cs").Select(File.ReadAllText);
        Assert.Equal(Fixable.Contains(id), tests.Any(test => test.Contains($"{{|{id}:", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Titles_and_messages_are_no_sentences_with_a_final_period(string id)
    {
        Assert.Matches("^[A-Z].*[^.]$", Title(Rule(id)));
        Assert.Matches("[^.]$", Format(Rule(id)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Placeholders_of_a_message_leave_none_out(string id)
    {
        int[] places = [.. Regex.Matches(Format(Rule(id)), @"\{(?<place>\d+)\}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(match => int.Parse(match.Groups["place"].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order()];
        Assert.NotEmpty(places);
        Assert.Equal(Enumerable.Range(0, places.Length), places);
    }

    internal static string Title(DiagnosticDescriptor rule) => rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Format(DiagnosticDescriptor rule) => rule.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static DiagnosticDescriptor Rule(string id) => All.Single(rule => rule.Id == id);

    private static IEnumerable<T> Exported<T>(Assembly assembly) => assembly.GetTypes()
        .Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract).Select(type => (T)Activator.CreateInstance(type)!);
}
