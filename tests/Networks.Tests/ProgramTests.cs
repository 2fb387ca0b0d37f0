using System.Diagnostics;

namespace Networks.Tests;

public class ProgramTests
{
    [Fact]
    public void Without_a_name_all_are_listed()
    {
        (int exitCode, string output, string error) = Run();

        Assert.Equal((0, ""), (exitCode, error));
        string[] lines = output.TrimEnd().Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal(["network", .. Catalogue.Entries.Select(entry => entry.Name)], lines.Select(line => line.Split(' ')[0]));
        Assert.Contains("ResNet18          3×224×224 → 1000        11,689,512    1,814,073,344", lines);
    }

    [Fact]
    public void A_network_is_printed_as_a_table()
    {
        (int exitCode, string output, string error) = Run("resnet18");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(ResNet18.Summary, output.TrimEnd());
    }

    [Theory]
    [InlineData("resnet19")]
    [InlineData("resnet18", "resnet50")]
    public void A_name_that_is_unknown_is_refused_with_the_list(params string[] arguments)
    {
        (int exitCode, string output, string error) = Run(arguments);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith($"There is no network \"{string.Join(' ', arguments)}\".", error, StringComparison.Ordinal);
        Assert.All(Catalogue.Entries, entry => Assert.Contains(entry.Name, error, StringComparison.Ordinal));
    }

    private static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Networks.dll"), .. arguments])
        {
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
