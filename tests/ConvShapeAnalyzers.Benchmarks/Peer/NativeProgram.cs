using System.Diagnostics;
using System.Globalization;

namespace ConvShape.Benchmarks.Peer;

/// <summary>Our engine in a program compiled by NativeAOT for this machine.</summary>
internal static class NativeProgram
{
    public const string Name = "ours, NativeAOT";

    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "peer", "native");

    /// <summary>Compiles the program. Null, and says why, where that cannot be.</summary>
    public static string? Publish()
    {
        Console.Error.WriteLine("The program of NativeAOT is compiled.");
        string project = Path.Combine(Repository.Root, "tests", "ConvShapeAnalyzers.Benchmarks", "Peer", "Native");
        ProcessStartInfo start = new("dotnet", ["publish", project, "--configuration", "Release", "--use-current-runtime", "--output", Folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using Process publish = Process.Start(start)!;
        string output = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        if (publish.ExitCode == 0)
        {
            return Path.Combine(Folder, OperatingSystem.IsWindows() ? "Native.exe" : "Native");
        }

        Console.Error.WriteLine($"NativeAOT is left out: {output}");
        return null;
    }

    /// <summary>Runs it once.</summary>
    /// <param name="program">Where it is.</param>
    /// <param name="network">Which network.</param>
    /// <param name="weights">The file of its weights.</param>
    public static FirstResult Run(string program, PeerNetwork network, string weights)
    {
        ProcessStartInfo start = new(program, [network.Name, weights, $"{Stopwatch.GetTimestamp()}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string[] found = process.StandardOutput.ReadToEnd().Trim().Split(' ');
        process.WaitForExit();
        long? peak = found.Length > 2 ? long.Parse(found[2], CultureInfo.InvariantCulture) - network.WeightBytes : null;
        return new FirstResult(
            network.Name, Name, double.Parse(found[0], CultureInfo.InvariantCulture), double.Parse(found[1], CultureInfo.InvariantCulture), peak);
    }
}
