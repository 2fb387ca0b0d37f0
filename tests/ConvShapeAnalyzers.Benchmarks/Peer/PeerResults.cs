using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConvShape.Benchmarks.Peer;

/// <summary>All that a run of the benchmark found.</summary>
internal sealed record PeerResults(PeerMachine Machine, int Rounds, IReadOnlyList<PeerCase> Cases, IReadOnlyList<FirstResult> First);

/// <summary>Where and when it was measured.</summary>
/// <param name="Date">The day.</param>
/// <param name="Processor">As the system calls it.</param>
/// <param name="Cores">How many of them.</param>
/// <param name="VectorBits">The widest vectors that .NET makes use of.</param>
/// <param name="Runtime">As in ".NET 10.0.0".</param>
internal sealed record PeerMachine(string Date, string Processor, int Cores, int VectorBits, string Runtime)
{
    public static PeerMachine This() => new(
        DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Name(),
        Environment.ProcessorCount,
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
        RuntimeInformation.FrameworkDescription);

    public override string ToString() => $"{Date}, {Processor}, {Cores} cores, vectors of {VectorBits} bits, {Runtime}";

    private static string Name()
    {
        const string Processors = "/proc/cpuinfo", Model = "model name";
        string? line = File.Exists(Processors)
            ? File.ReadLines(Processors).FirstOrDefault(line => line.StartsWith(Model, StringComparison.Ordinal))
            : null;
        return line?.Split(':', 2)[1].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}

/// <summary>One network at one batch and number of threads.</summary>
/// <param name="Network">Its name.</param>
/// <param name="Batch">Images of one call.</param>
/// <param name="Threads">Threads that every engine may use.</param>
/// <param name="Median">Milliseconds of our calls.</param>
/// <param name="Cores">Processor time of our calls over the time that passed: how many threads were at work.</param>
/// <param name="Allocated">Managed bytes that one warm call of ours allocates.</param>
/// <param name="Peers">The others.</param>
internal sealed record PeerCase(
    string Network, int Batch, int Threads, double Median, double Cores, long Allocated, IReadOnlyList<PeerTiming> Peers);

/// <summary>Another engine on the same weights and input.</summary>
/// <param name="Engine">Its name and version.</param>
/// <param name="Median">Milliseconds of its calls.</param>
/// <param name="Ratio">Its time over ours, of the same round: the median of all rounds.</param>
/// <param name="RatioLow">The 10th percentile of that.</param>
/// <param name="Difference">The largest difference of the outputs over the largest output.</param>
internal sealed record PeerTiming(string Engine, double Median, double Ratio, double RatioLow, double Difference);

/// <summary>What it takes to come to a first result in a new process.</summary>
/// <param name="Network">Its name.</param>
/// <param name="Engine">Which engine.</param>
/// <param name="Milliseconds">From the start of the process until the result is there; the median of several processes.</param>
/// <param name="RuntimeMilliseconds">What of that is the start of .NET, which every engine here runs in.</param>
/// <param name="PeakBytes">
/// Memory at its peak less what the process had before it loaded the engine, less the weights. Null where the system does not tell.
/// </param>
internal sealed record FirstResult(string Network, string Engine, double Milliseconds, double RuntimeMilliseconds, long? PeakBytes);
