using System.Diagnostics;
using System.Globalization;

namespace ConvShape.Benchmarks.Peer;

/// <summary>Loads a network and runs it, in a process that has done nothing before.</summary>
internal static class FirstRun
{
    public const string Verb = "peer-first";

    private const int Processes = 5;

    /// <summary>Starts processes one after the other, and takes the median of each number.</summary>
    /// <param name="network">Which network.</param>
    /// <param name="threads">Threads that the engine may use.</param>
    /// <param name="ortLibrary">ONNX Runtime's library, or null for our engine.</param>
    public static FirstResult Measure(PeerNetwork network, int threads, string? ortLibrary)
    {
        FirstResult[] results = [.. Enumerable.Range(0, Processes).Select(_ => ChildProcess.Run<FirstResult>(
            threads, Verb, network.Name, $"{threads}", ortLibrary ?? "", $"{Stopwatch.GetTimestamp()}"))];
        return results[0] with
        {
            Milliseconds = Middle(result => result.Milliseconds)!.Value,
            RuntimeMilliseconds = Middle(result => result.RuntimeMilliseconds)!.Value,
            PeakBytes = (long?)Middle(result => result.PeakBytes),
        };

        double? Middle(Func<FirstResult, double?> of) => results.Select(of).Order().ElementAt(Processes / 2);
    }

    /// <summary>What happens in such a process.</summary>
    /// <param name="arguments">
    /// As <see cref="Measure"/> gives them, and when the process was started: <see cref="Stopwatch.GetTimestamp"/> is the same for all processes.
    /// Plain text, since more would take time to read.
    /// </param>
    public static FirstResult Run(string[] arguments)
    {
        long started = long.Parse(arguments[3], CultureInfo.InvariantCulture);
        double runtime = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        long? before = PeakMemory();
        string ortLibrary = arguments[2];
        PeerNetwork network = PeerNetwork.Find(arguments[0]);
        PeerFiles files = new(network);
        using Contender engine = ortLibrary.Length == 0
            ? new OwnContender(network, files.Weights)
            : new OrtContender(network, new OrtApi(ortLibrary), files.Onnx, int.Parse(arguments[1], CultureInfo.InvariantCulture));
        engine.Bind(PeerRounds.Input(network, batch: 1), batch: 1);
        engine.Measure(calls: 1);
        double total = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return new FirstResult(network.Name, engine.Name, total, runtime, PeakMemory() - before - network.WeightBytes);
    }

    /// <summary>The most memory that this process has had so far, in bytes. Linux tells; null elsewhere.</summary>
    private static long? PeakMemory()
    {
        const string Status = "/proc/self/status", Peak = "VmHWM:";
        string? line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Peak, StringComparison.Ordinal)) : null;
        return line is null ? null : long.Parse(line[Peak.Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) * 1024;
    }
}
