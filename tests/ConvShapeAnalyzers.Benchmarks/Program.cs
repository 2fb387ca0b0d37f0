using BenchmarkDotNet.Running;
using ConvShape.Benchmarks;
using ConvShape.Benchmarks.Editor;
using ConvShape.Benchmarks.Kernels;
using ConvShape.Benchmarks.Peer;

switch (args)
{
    case ["editor", .. var rest]:
        EditorBenchmark.Run(rounds: rest is [var rounds] ? int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture) : 5);
        break;
    case ["peer", .. var options]:
        PeerBenchmark.Run(options);
        break;
    case ["precision", .. var names]:
        PrecisionBenchmark.Run(names);
        break;
    case ["kernels", .. var options]:
        KernelBenchmark.Run(options);
        break;
    case [KernelBenchmark.Verb, string name]:
        ChildProcess.Answer(KernelBenchmark.Measure(name));
        break;
    case [PeerRounds.Verb, string job]:
        ChildProcess.Answer(PeerRounds.Run(System.Text.Json.JsonSerializer.Deserialize<RoundsJob>(job)!));
        break;
    case [FirstRun.Verb, .. var job]:
        ChildProcess.Answer(FirstRun.Run(job));
        break;
    default:
        Switch(args);
        break;
}

// Apart, so that a process that measures its own start does not load what it has no use for.
static void Switch(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(EditorBenchmark).Assembly).Run(args);
