using System.Diagnostics;

namespace ConvShape.Benchmarks.Peer;

/// <summary>What a process of rounds is to do.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Batches">The batches, one after the other.</param>
/// <param name="Threads">Threads that every engine may use.</param>
/// <param name="Rounds">How often each engine is measured.</param>
/// <param name="OrtLibrary">ONNX Runtime's library, or null to leave it out.</param>
/// <param name="Python">A Python that has PyTorch, or null to leave it out.</param>
internal sealed record RoundsJob(string Network, IReadOnlyList<int> Batches, int Threads, int Rounds, string? OrtLibrary, string? Python);

/// <summary>
/// Measures the engines in turns, so that what else the machine does meets all of them alike: each round measures every engine once, the
/// order changing from round to round, and ratios are taken within a round.
/// </summary>
internal static class PeerRounds
{
    public const string Verb = "peer-rounds";

    /// <summary>How long one measurement is to last at least: short calls are measured several in a row.</summary>
    private const double Milliseconds = 20;

    /// <summary>Calls before the first round go on for so long, so that the JIT compiler has done its best.</summary>
    private const double WarmUpMilliseconds = 1000;

    /// <summary>Between two engines: threads of the first that spin in wait of work, those of ONNX Runtime for some 20 ms, go to sleep meanwhile.</summary>
    private const int RestMilliseconds = 40;

    public static IReadOnlyList<PeerCase> Run(RoundsJob job)
    {
        if (Environment.ProcessorCount != job.Threads)
        {
            throw new InvalidOperationException($".NET sees {Environment.ProcessorCount} processors, not {job.Threads}.");
        }

        PeerNetwork network = PeerNetwork.Find(job.Network);
        PeerFiles files = new(network);
        List<Contender> engines = [new OwnContender(network, files.Weights)];
        try
        {
            if (job.OrtLibrary is not null) engines.Add(new OrtContender(network, new OrtApi(job.OrtLibrary), files.Onnx, job.Threads));
            if (job.Python is not null) engines.Add(TorchContender.Start(job.Python, network, files.Weights, job.Threads));
            return [.. job.Batches.Select(batch => Measure(job, network, engines, batch))];
        }
        finally
        {
            engines.ForEach(engine => engine.Dispose());
        }
    }

    /// <summary>Values from −1 to 1, the same at every call.</summary>
    public static float[] Input(PeerNetwork network, int batch)
    {
        float[] input = GC.AllocateArray<float>((int)network.Input.Elements * batch, pinned: true);
        Random random = new(1);
        foreach (ref float value in input.AsSpan())
        {
            value = random.NextSingle() * 2 - 1;
        }

        return input;
    }

    private static PeerCase Measure(RoundsJob job, PeerNetwork network, List<Contender> engines, int batch)
    {
        float[] input = Input(network, batch);
        int[] calls = [.. engines.Select(engine => WarmUp(engine, input, batch))];
        Contender ours = engines[0];
        (double cores, long allocated) = Cost(ours, calls[0]);
        double[][] times = [.. engines.Select(_ => new double[job.Rounds])];
        for (int round = 0; round < job.Rounds; round++)
        {
            Console.Error.Write($"\r{network.Name}, batch {batch}, threads {job.Threads}: round {round + 1} of {job.Rounds}  ");
            for (int turn = 0; turn < engines.Count; turn++)
            {
                int engine = (round + turn) % engines.Count;
                times[engine][round] = Sample(engines[engine], calls[engine]);
            }
        }

        Console.Error.WriteLine();
        float[] output = ours.Output();
        return new PeerCase(network.Name, batch, job.Threads, times[0].Median(), cores, allocated, [.. engines.Skip(1).Select(Compare)]);

        PeerTiming Compare(Contender peer, int index)
        {
            double[] theirs = times[index + 1], ratios = [.. theirs.Zip(times[0], (their, our) => their / our)];
            return new PeerTiming(peer.Name, theirs.Median(), ratios.Median(), ratios.At(0.1), Difference(output, peer.Output()));
        }
    }

    /// <summary>Returns how many calls a measurement takes.</summary>
    private static int WarmUp(Contender engine, float[] input, int batch)
    {
        engine.Bind(input, batch);
        long start = Stopwatch.GetTimestamp();
        double last = engine.Measure(1);
        for (int calls = 1; calls < 3 || Stopwatch.GetElapsedTime(start).TotalMilliseconds < WarmUpMilliseconds; calls++)
        {
            last = engine.Measure(1);
        }

        return (int)Math.Ceiling(Milliseconds / last);
    }

    private static (double Cores, long Allocated) Cost(Contender engine, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        engine.Measure(calls * 5);
        double cores = (Environment.CpuUsage.TotalTime - processor) / Stopwatch.GetElapsedTime(start);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        engine.Measure(1);
        return (cores, GC.GetTotalAllocatedBytes(precise: true) - before);
    }

    /// <summary>One measurement. Short calls find the caches full of what the other engine left there: the first is not counted.</summary>
    private static double Sample(Contender engine, int calls)
    {
        Thread.Sleep(RestMilliseconds);
        if (calls > 1)
        {
            engine.Measure(1);
        }

        return engine.Measure(calls);
    }

    /// <summary>The largest difference over the largest value; not a number where either has one that is none.</summary>
    private static double Difference(float[] ours, float[] theirs)
    {
        double difference = ours.Zip(theirs, (our, their) => Math.Abs((double)our - their)).Aggregate(0.0, Math.Max);
        return ours.Length == theirs.Length ? difference / theirs.Select(value => Math.Abs((double)value)).Aggregate(0.0, Math.Max) : double.NaN;
    }
}
