using System.Diagnostics;

namespace Digits.Tests;

public sealed class ProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digits-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Help_is_printed_when_asked_for(string option)
    {
        (int exitCode, string output, string error) = Run(AppContext.BaseDirectory, option);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("--idx images labels", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The name of a file is empty.", "")]
    [InlineData("The name of a file is empty.", "--idx", "", "")]
    [InlineData("--what is unknown", "--what")]
    [InlineData("--idx is unknown or not used like this.", "--idx", "images", "labels", "--last", "none")]
    public void Arguments_without_a_meaning_are_refused_with_the_usage(string reason, params string[] arguments)
    {
        (int exitCode, string output, string error) = Run(AppContext.BaseDirectory, arguments);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith(reason, error, StringComparison.Ordinal);
        Assert.Contains("--idx images labels", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_is_told_by_its_name()
    {
        (int exitCode, _, string error) = Run(AppContext.BaseDirectory, "missing.png");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("missing.png: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3-right.png", 0, "1 of 1 right")]
    [InlineData("4-wrong.png", 1, "0 of 1 right")]
    public void The_samples_own_pictures_must_all_be_read_right(string name, int expected, string count)
    {
        CopySample();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "images", "3-flat-top-bold.png"), Path.Combine(_folder, "images", name));

        (int exitCode, string output, _) = Run(_folder);

        Assert.Equal(expected, exitCode);
        Assert.Contains(count, output, StringComparison.Ordinal);
    }

    /// <summary>The program without its pictures.</summary>
    private void CopySample()
    {
        string[] files = ["Digits.dll", "Digits.runtimeconfig.json", "Digits.deps.json", "ConvShapeAnalyzers.dll", "lenet5.safetensors"];
        foreach (string file in files)
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(_folder, file));
        Directory.CreateDirectory(Path.Combine(_folder, "images"));
    }

    private (int ExitCode, string Output, string Error) Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(program, "Digits.dll"), .. arguments])
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
