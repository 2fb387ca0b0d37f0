using System.Globalization;
using System.Text.Json;

namespace ConvShape.Benchmarks.Peer;

/// <summary>
/// Our engine beside ONNX Runtime and PyTorch, on the same weights and input: how long a call takes, how long it takes to come to a first
/// result, and how much memory.
/// </summary>
internal static class PeerBenchmark
{
    /// <summary>Batches of more multiply–accumulates than this are left out: a round of U-Net at batch 8 takes minutes.</summary>
    private const long MostMacs = 200_000_000_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static string ResultsFile => Path.Combine(Repository.Results, "peer.json");

    public static void Run(ReadOnlySpan<string> arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        PeerOptions options = PeerOptions.Parse(arguments);
        if (options.DrawsOnly)
        {
            PeerResults last = JsonSerializer.Deserialize<PeerResults>(File.ReadAllText(ResultsFile))!;
            string picture = Path.Combine(Repository.Root, "docs", "benchmarks", "peer.svg");
            Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
            File.WriteAllText(picture, PeerChart.Draw(last));
            return;
        }

        PeerResults results = Measure(options);
        Console.WriteLine(PeerReport.Write(results));
        File.WriteAllText(ResultsFile, JsonSerializer.Serialize(results, Indented));
    }

    private static PeerResults Measure(PeerOptions options)
    {
        string? library = OrtLibrary.Find(), python = TorchContender.FindPython(), native = NativeProgram.Publish();
        if (library is null)
        {
            Console.Error.WriteLine("ONNX Runtime is not here: it is left out.");
        }

        List<PeerCase> cases = [];
        List<FirstResult> first = [];
        foreach (PeerNetwork network in options.Networks)
        {
            Console.Error.WriteLine($"{network.Name}: weights are drawn");
            PeerFiles files = new(network);
            files.Write();
            int[] batches = [.. options.Batches.Where(batch => network.Macs * batch <= MostMacs)];
            foreach (int threads in options.Threads)
            {
                RoundsJob job = new(network.Name, batches, threads, options.Rounds, library, python);
                cases.AddRange(ChildProcess.Run<PeerCase[]>(threads, PeerRounds.Verb, JsonSerializer.Serialize(job)));
            }

            Console.Error.WriteLine($"{network.Name}: new processes");
            first.Add(FirstRun.Measure(network, options.Threads.Max(), ortLibrary: null));
            if (native is not null)
            {
                first.Add(FirstRun.MeasureNative(network, native));
            }

            if (library is not null)
            {
                first.Add(FirstRun.Measure(network, options.Threads.Max(), library));
            }

            files.Delete();
        }

        return new PeerResults(PeerMachine.This(), options.Rounds, cases, first);
    }
}
