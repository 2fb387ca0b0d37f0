using System.Diagnostics;
using System.Globalization;
using ConvShape.Architecture;
using ConvShape.Benchmarks.Peer;

namespace ConvShape.Benchmarks.Kernels;

/// <summary>What was measured of a layer.</summary>
/// <param name="Line">The line of the list.</param>
/// <param name="Milliseconds">One run: the 10th percentile of several, as other programs on the machine only ever add to it.</param>
internal sealed record KernelTime(string Line, double Milliseconds);

/// <summary>What was measured of a list.</summary>
/// <param name="Peak">Billions of operations a second that the core does at most.</param>
/// <param name="Times">Each line.</param>
internal sealed record KernelTimes(double Peak, IReadOnlyList<KernelTime> Times);

/// <summary>
/// Every layer of the networks alone, warm, on one thread, in the layout that maps have between the layers: how close it comes to what the core can do, and where a
/// network's time is lost.
/// </summary>
internal static class KernelBenchmark
{
    public const string Verb = "kernel-list";

    private const int Samples = 15;

    /// <summary>How long one sample lasts at least.</summary>
    private const double Milliseconds = 5;

    /// <summary>How long a layer runs before it is measured, so that the JIT compiler has done its best.</summary>
    private const double WarmUpMilliseconds = 300;

    public static void Run(ReadOnlySpan<string> arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        switch (arguments)
        {
            case ["--write"]:
                KernelList.Write();
                return;
            case []:
                Print(KernelList.Names);
                return;
            case ["--filter", string names]:
                Print(names.Split(',').Select(name => PeerNetwork.Find(name).Name));
                return;
            default:
                throw new ArgumentException("kernels takes --filter ResNet18,LeNet5 or --write, or nothing.");
        }
    }

    /// <summary>Measures a list, in a process that knows of one processor.</summary>
    public static KernelTimes Measure(string name)
    {
        double peak = Peak.Measure();
        IReadOnlyList<KernelLine> lines = KernelList.Read(name);
        List<KernelTime> times = [];
        foreach (KernelLine line in lines)
        {
            Console.Error.Write($"\r{name}: layer {times.Count + 1} of {lines.Count}  ");
            times.Add(new KernelTime(line.ToString(), Measure(line)));
        }

        Console.Error.WriteLine();
        return new KernelTimes(Math.Max(peak, Peak.Measure()), times);
    }

    private static void Print(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            KernelTimes found = ChildProcess.Run<KernelTimes>(processors: 1, Verb, name);
            Row[] rows = [.. found.Times.Select(time => new Row(KernelLine.Parse(time.Line), time.Milliseconds, found.Peak))];
            double total = rows.Sum(row => row.Total), operations = rows.Sum(row => row.Operations * row.Line.Count);
            Console.WriteLine(
                $"{name}: {total:F2} ms, {rows.Sum(row => row.Lost):F2} ms of it lost; {operations / total / 1e6:F1} of {found.Peak:F1} GFLOP/s");
            Console.WriteLine();
            Console.WriteLine("| lost, ms | all, ms | one, ms | GFLOP/s | of the peak | GB/s | layer |");
            Console.WriteLine("|---:|---:|---:|---:|---:|---:|---|");
            foreach (Row row in rows.OrderByDescending(row => row.Lost))
            {
                string times = $"{row.Lost:F3} | {row.Total:F3} | {row.Milliseconds:F3}";
                Console.WriteLine($"| {times} | {row.Rate:F1} | {row.Share:P0} | {row.Bandwidth:F1} | {row.Line} |");
            }

            Console.WriteLine();
        }
    }

    private static double Measure(KernelLine line)
    {
        PreparedKernel kernel = new(line);
        long begin = Stopwatch.GetTimestamp();
        double last = Time(calls: 1);
        while (Stopwatch.GetElapsedTime(begin).TotalMilliseconds < WarmUpMilliseconds)
        {
            last = Time(calls: 1);
        }

        int calls = (int)Math.Ceiling(Milliseconds / last);
        return Enumerable.Range(0, Samples).Select(_ => Time(calls)).ToArray().At(0.1);

        double Time(int calls)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < calls; i++)
            {
                kernel.Run();
            }

            return Stopwatch.GetElapsedTime(start).TotalMilliseconds / calls;
        }
    }

    /// <summary>A line of the table.</summary>
    private sealed record Row(KernelLine Line, double Milliseconds, double Peak)
    {
        private LayerInfo Layer => Line.Layer;

        public double Operations => 2.0 * Layer.Macs;

        /// <summary>Billions of operations a second.</summary>
        public double Rate => Operations / Milliseconds / 1e6;

        public double Share => Rate / Peak;

        /// <summary>Time in the whole network.</summary>
        public double Total => Milliseconds * Line.Count;

        /// <summary>What of that would not be needed at the peak.</summary>
        public double Lost => Total * (1 - Share);

        /// <summary>Billions of bytes a second, maps and tensors once each.</summary>
        public double Bandwidth => (Layer.Inputs.Sum(shape => shape.Bytes) + Layer.Output.Bytes + Layer.Parameters * sizeof(float)) / Milliseconds / 1e6;
    }
}
