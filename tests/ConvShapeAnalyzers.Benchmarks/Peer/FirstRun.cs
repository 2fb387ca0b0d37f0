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
    public static FirstResult Measure(PeerNetwork network, int threads, string? ortLibrary) => Middle(() => ChildProcess.Run<FirstResult>(
        threads, Verb, network.Name, $"{threads}", ortLibrary ?? "", $"{Stopwatch.GetTimestamp()}"));

    /// <summary>The same of our engine in a program compiled by NativeAOT, on all processors.</summary>
    public static FirstResult MeasureNative(PeerNetwork network, string program)
    {
        PeerFiles files = new(network);
        return Middle(() => NativeProgram.Run(program, network, files.Weights));
    }

    private static FirstResult Middle(Func<FirstResult> run)
    {
        FirstResult[] results = [.. Enumerable.Range(0, Processes).Select(_ => run())];
        return results[0] with
        {
            Milliseconds = Of(result => result.Milliseconds)!.Value,
            RuntimeMilliseconds = Of(result => result.RuntimeMilliseconds)!.Value,
            PeakBytes = (long?)Of(result => result.PeakBytes),
        };

        double? Of(Func<FirstResult, double?> number) => results.Select(number).Order().ElementAt(Processes / 2);
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
        long? before = PeakMemory.Bytes();
        string ortLibrary = arguments[2];
        PeerNetwork network = PeerNetwork.Find(arguments[0]);
        PeerFiles files = new(network);
        using Contender engine = ortLibrary.Length == 0
            ? new OwnContender(network, files.Weights)
            : new OrtContender(network, new OrtApi(ortLibrary), files.Onnx, int.Parse(arguments[1], CultureInfo.InvariantCulture));
        engine.Bind(PeerRounds.Input(network, batch: 1), batch: 1);
        engine.Measure(calls: 1);
        double total = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return new FirstResult(network.Name, engine.Name, total, runtime, PeakMemory.Bytes() - before - network.WeightBytes);
    }
}
