using System.Text.RegularExpressions;
using ConvShape.Roslyn.Tests.CodeFixes;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Tests.Catalogue;

/// <summary>The README shows code that compiles, and messages that the compiler gives.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = Repository.Read("README.md");

    [Fact]
    public async Task The_code_compiles()
    {
        string[] blocks = [.. Regex.Matches(Readme, "```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(match => match.Groups["code"].Value)];
        string source = $$"""
            using System;
            using TestProject.Shapes;
            {{blocks[0]}}
            public static class Use
            {
                public static void Run(byte[] bytes, float[] pixels, float[] logits)
                {
                    {{blocks[1]}}
                }
            }
            """;

        Assert.Equal(3, blocks.Length);
        Assert.Empty(await Build.Diagnose(source));

        // Of ResNet's strides, which leave padding unread, an editor speaks as an aside.
        Assert.All(await Build.Diagnose($"using ConvShape;\n{blocks[2]}"), diagnostic => Assert.Equal(("CONV2002", DiagnosticSeverity.Info), (diagnostic.Id, diagnostic.Severity)));
    }

    [Fact]
    public async Task The_mends_are_those_that_the_editor_offers()
    {
        string[] offered =
        [
            .. (await Offers.Of(ModelTest.Net("[InputShape(1, 28, 28)] [ConvLayer(k: 5, filters: 6)] [MaxPoolLayer(2)] [ConvLayer(k: 5, filters: 16)] [MaxPoolLayer(2)] [ConvLayer(k: 5, filters: 120)]")))
                .Select(offer => offer.Action.Title),
        ];
        string[] lines = Readme.Split('\n');
        int first = Array.FindIndex(lines, line => line.StartsWith("error CONV1002", StringComparison.Ordinal)) + 1;
        Assert.Equal(offered, lines[first..].TakeWhile(line => line.Length > 3).Select(line => line.Trim()));
    }

    [Fact]
    public async Task The_messages_are_the_compilers()
    {
        string[] sources =
        [
            """
            [InputShape(1, 28, 28)]
            [ConvLayer(k: 5, filters: 6)] [MaxPoolLayer(2)] [ConvLayer(k: 5, filters: 16)] [MaxPoolLayer(2)] [ConvLayer(k: 5, filters: 120)]
            """,
            """
            [InputShape(16, 5, 5)] [FlattenLayer] [LinearLayer(120, InFeatures = 256)]
            """,
            """
            [InputShape(16, 13, 13)] [MaxPoolLayer(2)]
            """,
        ];
        List<string> messages = [];
        foreach (string source in sources)
        {
            Diagnostic diagnostic = Assert.Single(await Build.Diagnose($"using ConvShape;\n{source}\npublic sealed partial class Net;"));
            messages.Add($"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage()}");
        }

        Assert.Equal(messages, Readme.Split('\n').Where(line => Regex.IsMatch(line, "^(error|warning) CONV", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))));
    }
}
