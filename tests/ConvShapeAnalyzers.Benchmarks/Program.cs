using BenchmarkDotNet.Running;
using ConvShape.Benchmarks.Editor;

if (args is ["editor", ..])
{
    EditorBenchmark.Run(rounds: args is [_, var rounds] ? int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture) : 5);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(EditorBenchmark).Assembly).Run(args);
}
