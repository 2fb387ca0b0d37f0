using BenchmarkDotNet.Attributes;
using Digits;
using Networks.Shapes;

namespace ConvShape.Benchmarks;

/// <summary>A warm forward pass through LeNet-5. Into a given map it must allocate nothing.</summary>
[MemoryDiagnoser]
public class ForwardBenchmark
{
    private readonly LeNet5 _net = LeNet5.CreateRandom(seed: 1);
    private FeatureMap<Shape1x28x28> _image = new();
    private FeatureMap<Shape10> _scores = new();

    [Params(1, 32)]
    public int Batch { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _image = new FeatureMap<Shape1x28x28>(Batch);
        _scores = new FeatureMap<Shape10>(Batch);
        Random random = new(1);
        foreach (ref float value in _image.Values)
        {
            value = random.NextSingle();
        }
    }

    [Benchmark(Baseline = true)]
    public void IntoGivenMap() => _net.Forward(_image, _scores);

    [Benchmark]
    public FeatureMap<Shape10> IntoNewMap() => _net.Forward(_image);
}
