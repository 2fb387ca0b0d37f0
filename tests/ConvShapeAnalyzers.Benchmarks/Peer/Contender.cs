using System.Diagnostics;

namespace ConvShape.Benchmarks.Peer;

/// <summary>An engine with a network loaded, ready to be measured.</summary>
internal abstract class Contender(string name) : IDisposable
{
    /// <summary>As in "ONNX Runtime 1.30.0".</summary>
    public string Name { get; } = name;

    /// <summary>Sets what the calls that follow read, and how many images it is.</summary>
    public abstract void Bind(float[] input, int batch);

    /// <summary>Milliseconds of one call, the mean of several in a row.</summary>
    public abstract double Measure(int calls);

    /// <summary>What the last call gave out.</summary>
    public abstract float[] Output();

    public virtual void Dispose()
    {
    }
}

/// <summary>An engine in this process.</summary>
internal abstract class InProcessContender(string name) : Contender(name)
{
    public sealed override double Measure(int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            Call();
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / calls;
    }

    protected abstract void Call();
}

/// <summary>This project's engine.</summary>
internal sealed class OwnContender(PeerNetwork network, string weights) : InProcessContender("ours")
{
    private readonly Forward _forward = network.Load(weights, null);
    private float[] _input = [];
    private float[] _output = [];
    private int _batch;

    public override void Bind(float[] input, int batch) => (_input, _output, _batch) = (input, new float[network.Output.Elements * batch], batch);

    public override float[] Output() => _output;

    protected override void Call() => _forward(_input, _output, _batch);
}

/// <summary>ONNX Runtime.</summary>
internal sealed class OrtContender(PeerNetwork network, OrtApi api, string onnx, int threads)
    : InProcessContender($"ONNX Runtime {api.Version}")
{
    private readonly OrtSession _session = new(api, onnx, threads);
    private float[] _output = [];

    public override void Bind(float[] input, int batch)
    {
        _output = GC.AllocateArray<float>((int)network.Output.Elements * batch, pinned: true);
        _session.Bind(input, Sizes(network.Input, batch), _output, Sizes(network.Output, batch));
    }

    public override float[] Output() => _output;

    public override void Dispose() => _session.Dispose();

    protected override void Call() => _session.Run();

    private static long[] Sizes(Architecture.MapShape shape, int batch) =>
        shape.IsVector ? [batch, shape.Channels] : [batch, shape.Channels, shape.Height.Value, shape.Width.Value];
}
