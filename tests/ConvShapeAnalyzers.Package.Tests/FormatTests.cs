using System.Text.Json;
using System.Text.RegularExpressions;

namespace ConvShape.Package.Tests;

/// <summary>The fixes as <c>dotnet format</c> finds them in the package and applies them, one command for a whole project.</summary>
public sealed class FormatTests(PackedPackage package)
{
    /// <summary>The failing example of every rule for which the editor offers a fix, from the rule's page.</summary>
    private static readonly (string Id, string Source)[] Examples =
    [
        .. from row in File.ReadAllLines(PackedPackage.InRepository("docs", "rules", "README.md"))
           let columns = row.Split('|', StringSplitOptions.TrimEntries)
           where columns.Length == 6 && columns[1].StartsWith("[CONV", StringComparison.Ordinal) && columns[4].Length > 0
           let id = columns[1][1..9]
           select (id, Failing(id)),
    ];

    [Fact]
    public async Task Every_rules_first_fix_is_applied_and_the_project_then_builds()
    {
        Consumer consumer = await package.Install("System.Console.WriteLine();");
        foreach ((string id, string source) in Examples)
        {
            await consumer.Write($"{id}.cs", source.Replace("using ConvShape;\n", $"using ConvShape;\n\nnamespace {id};\n", StringComparison.Ordinal));
        }

        string[] before = await Reported(consumer, "before", exitCode: 1);
        (await consumer.Dotnet(["format", "analyzers", "--severity", "info", "--diagnostics", .. Examples.Select(example => example.Id)])).MustSucceed();
        string[] after = await Reported(consumer, "after", exitCode: 0);

        Assert.Equal(Examples.Select(example => $"{example.Id}.cs: {example.Id}"), before);
        Assert.Empty(after);
    }

    /// <summary>What a build says of each example, infos too, which it does not print.</summary>
    private static async Task<string[]> Reported(Consumer consumer, string name, int exitCode)
    {
        CommandResult built = await consumer.Build($"-p:ErrorLog={name}.sarif%2Cversion=2.1");
        Assert.True(built.ExitCode == exitCode, built.Output);
        using JsonDocument log = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(consumer.Folder, $"{name}.sarif"), TestContext.Current.CancellationToken));
        return
        [
            .. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Select(result => $"{Path.GetFileName(result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString())}: {result.GetProperty("ruleId").GetString()}")
                .Where(result => result.Contains("CONV", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Failing(string id) => Regex.Match(
        File.ReadAllText(PackedPackage.InRepository("docs", "rules", $"{id}.md")),
        "\n## Failing\n.*?\n```csharp\n(?<code>.*?\n)```\n",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1)).Groups["code"].Value;
}
