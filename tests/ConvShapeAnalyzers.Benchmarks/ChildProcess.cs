using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ConvShape.Benchmarks;

/// <summary>This program once more, in a process of its own, which writes its result as one line.</summary>
internal static class ChildProcess
{
    /// <summary>Runs it on so many processors as .NET is to know of: our engine takes its number of threads from that.</summary>
    /// <exception cref="InvalidOperationException">The process failed; it has said why.</exception>
    public static TResult Run<TResult>(int processors, params string[] arguments)
    {
        string program = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        ProcessStartInfo start = new(program, isHost ? [typeof(ChildProcess).Assembly.Location, .. arguments] : arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = processors.ToString("X", CultureInfo.InvariantCulture);
        // With one processor .NET waits ten times as long before it compiles again what runs often; that is to be over when measuring begins.
        start.Environment["DOTNET_TC_DelaySingleProcMultiplier"] = "1";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<TResult>(output)!
            : throw new InvalidOperationException($"The process has failed: {string.Join(' ', arguments)}");
    }

    /// <summary>What the process does at its end.</summary>
    public static void Answer<TResult>(TResult result) => Console.WriteLine(JsonSerializer.Serialize(result));
}
