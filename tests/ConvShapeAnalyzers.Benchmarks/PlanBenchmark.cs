extern alias analyzers;

using analyzers::ConvShape.Architecture;
using analyzers::ConvShape.Arithmetic;
using BenchmarkDotNet.Attributes;

namespace ConvShape.Benchmarks;

/// <summary>What a plan of many layers costs: four times the layers may take little more than four times as long.</summary>
[MemoryDiagnoser]
public class PlanBenchmark
{
    private InferredNetwork _chain = Network.Sequence(new MapShape(1), []).Infer();
    private InferredNetwork _residual = Network.Sequence(new MapShape(1), []).Infer();
    private InferredNetwork _branches = Network.Sequence(new MapShape(1), []).Infer();
    private InferredNetwork _skips = Network.Sequence(new MapShape(1), []).Infer();

    [Params(2_000, 8_000)]
    public int Layers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _chain = Infer(layer => Convolution(layer, layer - 1));
        _residual = Infer(layer => layer % 4 == 3 ? Merge(layer, LayerKind.Add, layer - 4, layer - 1) : Convolution(layer, layer - 1));
        _branches = Infer(layer => (layer % 5) switch
        {
            0 => Convolution(layer, layer - 1),
            4 => Merge(layer, LayerKind.Add, layer - 4, layer - 3, layer - 2, layer - 1),
            int branch => Convolution(layer, layer - branch - 1),
        });

        // As a U-Net without end: what the first half writes, the second reads in the opposite order.
        _skips = Infer(layer => layer <= Layers / 2 ? Convolution(layer, layer - 1) : Merge(layer, LayerKind.Add, Layers - layer, layer - 1));
    }

    /// <summary>Each reads the one above.</summary>
    [Benchmark(Baseline = true)]
    public object Chain() => ExecutionPlan.For(_chain);

    /// <summary>Each fourth adds what came four above.</summary>
    [Benchmark]
    public object Residual() => ExecutionPlan.For(_residual);

    /// <summary>Four side by side, added.</summary>
    [Benchmark]
    public object Branches() => ExecutionPlan.For(_branches);

    /// <summary>Half of all maps are alive at once.</summary>
    [Benchmark]
    public object Skips() => ExecutionPlan.For(_skips);

    private InferredNetwork Infer(Func<int, LayerNode> layer) =>
        new Network(new MapShape(8, 16, 16), Enumerable.Range(0, Layers).Select(layer).ToEquatableArray()).Infer();

    private static LayerNode Convolution(int layer, int source)
    {
        WindowAxis axis = new(3, PaddingStart: 1, PaddingEnd: 1);
        return new(new ConvolutionSpec($"conv{layer}", new WindowSpec(axis, axis), Groups: 1, Filters: 8, InChannels: null, Bias: false), [source]);
    }

    private static LayerNode Merge(int layer, LayerKind kind, params int[] sources) => new(new MergeSpec($"add{layer}", kind), sources.ToEquatableArray());
}
