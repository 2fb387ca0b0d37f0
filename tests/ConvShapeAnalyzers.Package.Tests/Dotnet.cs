using System.Diagnostics;

namespace ConvShape.Package.Tests;

/// <summary>What a command printed, and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    public CommandResult MustSucceed()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}:\n{Output}");
        return this;
    }

    /// <summary>The diagnostics of a build, each once, as in <c>Program.cs(4,12): error CONV1002</c>.</summary>
    public string[] Diagnostics() =>
    [
        .. Output.Split('\n')
            .Where(line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal))
            .Select(line => Path.GetFileName(line[..line.IndexOf(": ", line.IndexOf("): ", StringComparison.Ordinal) + 3, StringComparison.Ordinal)].Trim()))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}

/// <summary>Runs programs as a user would.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static Task<CommandResult> Run(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Execute("dotnet", folder, environment, arguments);

    public static async Task<CommandResult> Execute(
        string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // What the test runner sets for itself must not reach the build of a stranger's project.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource patience = new(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} took longer than {Patience}.", exception);
        }

        return new CommandResult(process.ExitCode, await output + await errors);
    }
}
