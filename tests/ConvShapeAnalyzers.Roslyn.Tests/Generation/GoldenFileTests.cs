using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>
/// Generated code as a reader meets it. After a meant change, run these tests with CONVSHAPE_ACCEPT=1: the file beside this one is
/// rewritten, and its difference is there to be reviewed.
/// </summary>
public sealed class GoldenFileTests
{
    [Fact]
    public void LeNet5_generates_the_accepted_text()
    {
        string actual = string.Concat(
            Fixture.Of("Valid/LeNet5").Generated.Files.Select(file => $"======== {file.Key}\n{WithoutVersion(file.Value)}"));
        if (Environment.GetEnvironmentVariable("CONVSHAPE_ACCEPT") == "1")
        {
            File.WriteAllText(Path.Combine(Folder(), "LeNet5.g.txt"), actual);
            return;
        }

        using StreamReader reader = new(typeof(GoldenFileTests).Assembly.GetManifestResourceStream("LeNet5.g.txt")!);
        Assert.Equal(reader.ReadToEnd(), actual);
    }

    private static string WithoutVersion(string code) =>
        Regex.Replace(code, "(?<=GeneratedCode\\(\"ConvShapeAnalyzers\", )\"[^\"]+\"", "\"…\"", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
