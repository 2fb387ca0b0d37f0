using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ConvShape.Roslyn.Tests.Corpus;

/// <summary>
/// Models with the mistakes that people ask about. Each file marks every diagnostic in its code, as <c>{|CONV1002:k: 5|}</c>, and ends with
/// what each says, in the order of the marks: <c>// error CONV1002: conv3 cannot fit: …</c>. There are no others.
/// </summary>
public sealed partial class BrokenCorpusTests
{
    private const string Folder = "Broken";

    public static TheoryData<string> Files => CorpusFile.Names(Folder);

    [Theory]
    [MemberData(nameof(Files))]
    public Task A_broken_model_gets_the_messages_that_its_file_lists(string file)
    {
        string source = CorpusFile.Read(Folder, file);
        Match[] marks = [.. Mark().Matches(source).Cast<Match>()], messages = [.. Message().Matches(source).Cast<Match>()];
        Assert.Equal(marks.Select(mark => mark.Groups["id"].Value), messages.Select(message => message.Groups["id"].Value));

        int place = 0;
        string numbered = Mark().Replace(source, _ => $"{{|#{place++}:");
        return ModelTest.Check(numbered, [.. messages.Select((message, i) => Expected(message).WithLocation(i))]);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_named_by_its_mistake_and_tells_it_first(string file)
    {
        string source = CorpusFile.Read(Folder, file);
        Assert.StartsWith("// ", source, StringComparison.Ordinal);
        Assert.Contains(Message().Matches(source).Cast<Match>(), message => message.Groups["id"].Value == file[..8]);
    }

    [Fact]
    public void Every_rule_has_a_file()
    {
        string[] met = [.. Files.Select(row => row.Data[..8]).Distinct(StringComparer.Ordinal)];
        Assert.Equal(ModelTest.Rules.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), met);
    }

    private static DiagnosticResult Expected(Match message)
    {
        string id = message.Groups["id"].Value;
        DiagnosticResult result = id.StartsWith("CONV", StringComparison.Ordinal) ? ModelTest.Expect(id) : DiagnosticResult.CompilerError(id);
        return result
            .WithMessage(message.Groups["text"].Value)
            .WithSeverity(Enum.Parse<DiagnosticSeverity>(message.Groups["severity"].Value, ignoreCase: true))
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
    }

    [GeneratedRegex(@"\{\|(?<id>[A-Z]+\d{4}):", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^// (?<severity>error|warning|info) (?<id>[A-Z]+\d{4}): (?<text>.*?)\r?$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Message();
}
