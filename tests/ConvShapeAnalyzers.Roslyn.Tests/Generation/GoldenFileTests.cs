using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>
/// Generated code as a reader meets it. After a meant change, run these tests with CONVSHAPE_ACCEPT=1: the files beside this one are
/// rewritten, and their differences are there to be reviewed.
/// </summary>
public sealed class GoldenFileTests
{
    [Theory]
    [InlineData("LeNet5")]
    [InlineData("TwoPaths")]
    [InlineData("FusedPools")]
    public void A_model_generates_the_accepted_text(string name)
    {
        string actual = string.Concat(
            Fixture.Of("Valid/" + name).Generated.Files.Select(file => $"======== {file.Key}\n{WithoutVersion(file.Value)}"));
        if (Environment.GetEnvironmentVariable("CONVSHAPE_ACCEPT") == "1")
        {
            File.WriteAllText(Path.Combine(Folder(), name + ".g.txt"), actual);
            return;
        }

        using StreamReader reader = new(typeof(GoldenFileTests).Assembly.GetManifestResourceStream(name + ".g.txt")!);
        Assert.Equal(reader.ReadToEnd(), actual);
    }

    private static string WithoutVersion(string code) =>
        Regex.Replace(code, "(?<=GeneratedCode\\(\"ConvShapeAnalyzers\", )\"[^\"]+\"", "\"…\"", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
