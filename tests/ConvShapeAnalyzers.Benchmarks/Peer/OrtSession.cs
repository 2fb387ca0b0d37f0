namespace ConvShape.Benchmarks.Peer;

/// <summary>
/// A network in ONNX Runtime: every optimisation of the graph, nodes one after the other, threads that spin while they wait, as by
/// default. Input and output lie in arrays of ours, so that a call copies nothing.
/// </summary>
internal sealed unsafe class OrtSession : IDisposable
{
    private const int LogErrors = 3, Sequential = 0, EnableAll = 99, Arena = 1, DefaultMemory = 0, Float = 1;

    private readonly OrtApi _api;
    private readonly nint _env, _options, _session, _memory;
    private nint _input, _output;

    /// <param name="api">The library.</param>
    /// <param name="path">An ONNX file with one input and one output, named as this project's export names them.</param>
    /// <param name="threads">How many threads share a node.</param>
    public OrtSession(OrtApi api, string path, int threads)
    {
        _api = api;
        fixed (byte* name = "peer\0"u8, file = OrtApi.Path(path))
        fixed (nint* env = &_env, options = &_options, session = &_session, memory = &_memory)
        {
            api.Check(api.CreateEnv(LogErrors, name, env));
            api.Check(api.CreateSessionOptions(options));
            api.Check(api.SetSessionExecutionMode(_options, Sequential));
            api.Check(api.SetSessionGraphOptimizationLevel(_options, EnableAll));
            api.Check(api.SetIntraOpNumThreads(_options, threads));
            api.Check(api.SetInterOpNumThreads(_options, 1));
            api.Check(api.CreateSession(_env, file, _options, session));
            api.Check(api.CreateCpuMemoryInfo(Arena, DefaultMemory, memory));
        }
    }

    /// <summary>Says where the input is read and the output written from now on.</summary>
    /// <param name="input">Values; pinned, as the garbage collector must not move them.</param>
    /// <param name="inputShape">N×C×H×W.</param>
    /// <param name="output">Room for the result; pinned.</param>
    /// <param name="outputShape">N×C×H×W, or N×features.</param>
    public void Bind(float[] input, ReadOnlySpan<long> inputShape, float[] output, ReadOnlySpan<long> outputShape)
    {
        ReleaseValues();
        _input = Tensor(input, inputShape);
        _output = Tensor(output, outputShape);
    }

    /// <summary>Runs the network once.</summary>
    public void Run()
    {
        fixed (byte* inputName = "input\0"u8, outputName = "output\0"u8)
        {
            byte* inputs = inputName, outputs = outputName;
            nint input = _input, output = _output;
            _api.Check(_api.Run(_session, 0, &inputs, &input, 1, &outputs, 1, &output));
        }
    }

    public void Dispose()
    {
        ReleaseValues();
        _api.ReleaseMemoryInfo(_memory);
        _api.ReleaseSession(_session);
        _api.ReleaseSessionOptions(_options);
        _api.ReleaseEnv(_env);
    }

    private nint Tensor(float[] values, ReadOnlySpan<long> shape)
    {
        nint tensor;
        fixed (float* data = values)
        fixed (long* sizes = shape)
        {
            _api.Check(_api.CreateTensorWithDataAsOrtValue(
                _memory, data, (nuint)values.Length * sizeof(float), sizes, (nuint)shape.Length, Float, &tensor));
        }

        return tensor;
    }

    private void ReleaseValues()
    {
        _api.ReleaseValue(_input);
        _api.ReleaseValue(_output);
        _input = _output = 0;
    }
}
