using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>What callers of an operator rely on besides its numbers.</summary>
public sealed class OperatorContractTests
{
    private static readonly LayerInfo Conv1 =
        LayerCase.Convolution(new MapShape(1, 28, 28), 6, LayerCase.Axis(5, p: 2)) with { Name = "conv1" };

    /// <summary>Convolutions that run by other operators than the one of <see cref="Layer"/>.</summary>
    private static readonly Dictionary<string, Kernel> Others = new(StringComparer.Ordinal)
    {
        ["Depthwise"] = new(LayerCase.Convolution(new MapShape(20, 13, 11), 20, LayerCase.Axis(3, p: 1), groups: 20)),
        ["Grouped"] = new(LayerCase.Convolution(new MapShape(20, 13, 11), 40, LayerCase.Axis(3, p: 1), groups: 4)),
        ["Plain"] = new(LayerCase.Convolution(new MapShape(3, 13, 11), 40, LayerCase.Axis(3, p: 1))) { IsPlain = true },
        ["Single output"] = new(LayerCase.Convolution(new MapShape(20, 3, 3), 40, LayerCase.Axis(3))),
        ["F(2, 3)"] = new(LayerCase.Convolution(new MapShape(20, 13, 11), 40, LayerCase.Axis(3, p: 1))) { Create = spec => new WinogradOperator<WinogradF23>(spec) },
        ["F(4, 3)"] = new(LayerCase.Convolution(new MapShape(20, 13, 11), 40, LayerCase.Axis(3, p: 1))) { Create = spec => new WinogradOperator<WinogradF43>(spec) },
        ["F(2, 5)"] = new(LayerCase.Convolution(new MapShape(20, 13, 11), 40, LayerCase.Axis(5, p: 2))) { Create = spec => new WinogradOperator<WinogradF25>(spec) },
        ["Quarters"] = new(LayerCase.Convolution(new MapShape(64, 14, 11), 96, LayerCase.Axis(1))) { Create = spec => new StrassenOperator(spec) },
        ["Pooled rows"] = new(LayerCase.Convolution(new MapShape(20, 13, 11), 40, LayerCase.Axis(3, p: 1)))
        {
            Pool = LayerCase.Pool(LayerKind.AveragePool, new MapShape(40, 13, 11), LayerCase.Axis(3, s: 2, p: 1)),
        },
        ["Pooled tiles"] = new(LayerCase.Convolution(new MapShape(20, 13, 11), 40, LayerCase.Axis(3, p: 1)))
        {
            Pool = LayerCase.Pool(LayerKind.MaxPool, new MapShape(40, 13, 11), LayerCase.Axis(2, s: 2)),
            Algorithm = ConvolutionAlgorithm.Winograd4,
        },
        ["Pairs"] = new(LayerCase.Convolution(new MapShape(3, 13, 12), 6, LayerCase.Axis(3, p: 1))) { IsPlain = true },
        ["Interpolation"] = new(LayerCase.Upsample(new MapShape(20, 13, 11), 2, 2, Interpolation.Bilinear)),
        ["Repetition"] = new(LayerCase.Upsample(new MapShape(20, 13, 11), 2, 2)),
    };

    /// <summary>Every kind of layer that has a step of its own.</summary>
    public static TheoryData<LayerKind> Kinds => [.. Enum.GetValues<LayerKind>().Except([LayerKind.Dropout, LayerKind.Output])];

    /// <summary>Those, and every other operator.</summary>
    public static TheoryData<string> Kernels => [.. Kinds.Select(kind => kind.Data.ToString()), .. Others.Keys];

    [Theory]
    [InlineData(149, 6, "conv1: the weight given has 149 values, but the layer takes 150 (6×1×5×5).")]
    [InlineData(150, 0, "conv1: the bias given has 0 values, but the layer takes 6 (6).")]
    public void Wrong_tensors_are_refused(int weight, int bias, string message)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Create(Conv1, new LayerTensors(new float[weight], new float[bias])));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_for_a_layer_without_is_refused() =>
        Assert.Throws<ArgumentException>(() => Create(Layer(LayerKind.Relu), new LayerTensors(new float[1])));

    public static TheoryData<WindowAxis> AbsurdWindows => new(
    [
        new WindowAxis(0),
        new WindowAxis(-3),
        new WindowAxis(5, Stride: 0),
        new WindowAxis(5, Stride: -7),
        new WindowAxis(5, Dilation: 0),
        new WindowAxis(5, PaddingStart: -100_000, PaddingEnd: 100_004),
        new WindowAxis(5, PaddingEnd: -1),
    ]);

    [Theory]
    [MemberData(nameof(AbsurdWindows))]
    public void Windows_that_are_none_are_refused(WindowAxis window)
    {
        foreach (LayerInfo layer in (LayerInfo[])[Conv1 with { Rows = window }, Conv1 with { Columns = window }, Layer(LayerKind.MaxPool) with { Rows = window }])
        {
            ArgumentException refused = Assert.Throws<ArgumentException>(() => Create(layer, new LayerTensors(new float[150], new float[6])));
            Assert.StartsWith($"{layer.Name}: a layer has an input, and windows with k, s, d ≥ 1 and p ≥ 0.", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_layer_without_an_input_is_refused() =>
        Assert.Throws<ArgumentException>(() => LayerOperator.Create(
            new OperatorSpec(Conv1 with { Inputs = [] }, new LayerTensors(new float[150], new float[6]), [], MapLayout.Blocked(Conv1.Output))));

    [Fact]
    public void Shapes_that_contradict_the_window_are_refused()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => Create(Conv1 with { Output = new MapShape(6, 29, 28) }, new LayerTensors(new float[150], new float[6])));
        Assert.StartsWith("conv1: a Convolution layer cannot make 6×29×28 of 1×28×28.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_runs_on_the_results_is_an_activation_of_their_shape()
    {
        LayerInfo relu = Layer(LayerKind.Relu), softmax = Layer(LayerKind.Softmax), other = LayerCase.Elementwise(LayerKind.Relu, new MapShape(7));
        Create(relu, default, activation: relu);
        Assert.Throws<ArgumentException>(() => Create(relu, default, activation: softmax));
        Assert.Throws<ArgumentException>(() => Create(relu, default, activation: other));
        LayerInfo flat = Layer(LayerKind.Flatten);
        Assert.Throws<ArgumentException>(() => Create(flat, default, activation: LayerCase.Elementwise(LayerKind.Relu, flat.Output)));
    }

    /// <summary>What passes its map on has no step in any plan.</summary>
    [Theory]
    [InlineData(LayerKind.Dropout)]
    [InlineData(LayerKind.Output)]
    public void A_layer_that_passes_its_map_on_has_no_operator(LayerKind kind) =>
        Assert.Throws<NotSupportedException>(() => Create(Layer(kind), default));

    [Fact]
    public void A_copy_between_maps_of_other_shapes_is_refused()
    {
        MapLayout map = MapLayout.Blocked(new MapShape(4, 2, 2)), padded = new(16, 1, 1, MapLayout.Lanes, new Halo(1, 1, 1, 1));
        Assert.Throws<ArgumentException>("output", () => new CopyOperator(map, padded));
        Assert.Throws<ArgumentException>("output", () => new CopyOperator(map, map with { Height = 3 }));
    }

    [Fact]
    public void The_function_is_that_of_the_activation_also_of_a_changed_specification()
    {
        LayerInfo relu = Layer(LayerKind.Relu), gelu = Layer(LayerKind.Gelu);
        OperatorSpec spec = LayerCase.Spec(relu, default, relu);
        Assert.IsType<ActivationKernel<ReluFunction>>(spec.Function);
        Assert.IsType<ActivationKernel<GeluFunction>>((spec with { Activation = gelu }).Function);
        Assert.Null((spec with { Activation = null }).Function);
        Assert.Same(spec.Function, (spec with { AddsMap = false }).Function);
    }

    public static TheoryData<LayerInfo> Contradictions
    {
        get
        {
            MapShape map = new(4, 6, 6), other = new(4, 6, 5);
            WindowAxis window = LayerCase.Axis(4, s: 2, p: 1);
            return
            [
                LayerCase.Transposed(map, 2, window, window) with { OutputPaddingRows = 1 },
                LayerCase.Transposed(map, 6, window, window) with { Groups = 4 },
                LayerCase.Pool(LayerKind.MinPool, map, window) with { Output = map },
                LayerCase.Pool(LayerKind.L2Pool, map, window) with { Output = map },
                LayerCase.AdaptivePool(map, 2, 2) with { Output = new MapShape(3, 2, 2) },
                LayerCase.Linear(144, 6) with { Inputs = [map] },
                LayerCase.Elementwise(LayerKind.BatchNorm, map) with { Output = new MapShape(144) },
                LayerCase.Elementwise(LayerKind.Softmax, map) with { Output = new MapShape(144) },
                LayerCase.Elementwise(LayerKind.Relu, map) with { Inputs = [map, map] },
                LayerCase.Merge(LayerKind.Add, map, other),
                LayerCase.Merge(LayerKind.Multiply, map, other),
                LayerCase.Merge(LayerKind.Multiply, new MapShape(4), map),
                LayerCase.Merge(LayerKind.Concat, map, other),
                LayerCase.Merge(LayerKind.Concat, map, map) with { Output = map },
                LayerCase.Upsample(map, 2, 2) with { Output = new MapShape(4, 12, 13) },
                LayerCase.Margins(LayerKind.Crop, map, 1, 2, 1, 1) with { Output = map },
                LayerCase.Margins(LayerKind.ZeroPad, map, 1, 2, 1, 1) with { Output = map },
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Shapes_that_contradict_each_other_are_refused(LayerInfo layer)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Create(layer, LayerCase.Tensors(layer, 1)));
        Assert.StartsWith($"{layer.Name}: a {layer.Kind} layer cannot make {layer.Output} of {layer.Input}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_run_allocates_nothing(string kernel)
    {
        Prepared prepared = new(Find(kernel));
        LaidOutMaps output = prepared.Output();
        prepared.Run(output);

        // A collection that another test brings about moves the count; what a run allocates, it allocates every time.
        long[] allocated = new long[10];
        for (int i = 0; i < allocated.Length; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            prepared.Run(output);
            allocated[i] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Contains(0, allocated);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public async Task Threads_share_an_operator(string kernel)
    {
        Prepared prepared = new(Find(kernel));
        LaidOutMaps first = prepared.Output();
        prepared.Run(first);
        float[] expected = first.Values();
        using Barrier start = new(8);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                Prepared own = prepared.WithOwnScratch();
                LaidOutMaps output = own.Output();
                start.SignalAndWait();
                for (int i = 0; i < 50; i++)
                {
                    output.Memory.Span.Clear();
                    own.Run(output);
                    LayerCase.AssertSameBits(expected, output.Values(), kernel);
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Any_threads_give_the_same_bits(string kernel)
    {
        Prepared prepared = new(Find(kernel));
        LaidOutMaps alone = prepared.Output();
        prepared.Run(alone);
        foreach (int workers in (int[])[1, 3])
        {
            LaidOutMaps together = prepared.Output();
            prepared.RunOn(new WorkerPool(workers), together);
            LayerCase.AssertSameBits(alone.Values(), together.Values(), kernel);
            together.AssertSurroundings(kernel);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public unsafe void An_empty_batch_does_nothing(string kernel)
    {
        Kernel found = Find(kernel);
        LayerInfo? gelu = found.Layer.Kind == LayerKind.Flatten ? null : LayerCase.Elementwise(LayerKind.Gelu, found.Layer.Output);
        OperatorSpec spec = found.Spec with { Activation = gelu };
        LayerOperator made = found.Create(spec);

        // Maps that lie nowhere: reading or writing any would end the test run.
        Maps* none = stackalloc Maps[spec.Inputs.Length];
        using PinnedFloats shared = new(made.SharedScratch), own = new(made.OwnScratch);
        OperatorCall call = new() { Inputs = none, Batch = 0, Shared = shared.Start };
        made.RunAll(&call, own.Start);
        GC.KeepAlive(made);
    }

    /// <summary>A layer of every kind, none of them small.</summary>
    internal static LayerInfo Layer(LayerKind kind)
    {
        MapShape map = new(20, 13, 11);
        WindowAxis window = LayerCase.Axis(3, s: 2, p: 1);
        return kind switch
        {
            LayerKind.Convolution => LayerCase.Convolution(map, 10, window),
            LayerKind.TransposedConvolution => LayerCase.Transposed(map, 10, window, window),
            LayerKind.MaxPool or LayerKind.MinPool or LayerKind.AveragePool or LayerKind.L2Pool => LayerCase.Pool(kind, map, window),
            LayerKind.GlobalMaxPool or LayerKind.GlobalAveragePool => LayerCase.GlobalPool(kind, map),
            LayerKind.AdaptiveAveragePool => LayerCase.AdaptivePool(map, 4, 3),
            LayerKind.Linear => LayerCase.Linear(45, 21),
            LayerKind.Add or LayerKind.Concat => LayerCase.Merge(kind, map, map, map),
            LayerKind.Multiply => LayerCase.Merge(kind, map, new MapShape(20)),
            LayerKind.Upsample => LayerCase.Upsample(map, 2, 3, Interpolation.BilinearCorners),
            LayerKind.Crop or LayerKind.ZeroPad => LayerCase.Margins(kind, map, 1, 2, 3, 4),
            LayerKind.Flatten => LayerCase.Flatten(map),
            _ => LayerCase.Elementwise(kind, map),
        };
    }

    private static LayerOperator Create(LayerInfo layer, LayerTensors tensors, LayerInfo? activation = null) =>
        LayerOperator.Create(LayerCase.Spec(layer, tensors, activation));

    private static Kernel Find(string kernel) => Others.TryGetValue(kernel, out Kernel? other) ? other : new(Layer(Enum.Parse<LayerKind>(kernel)));

    /// <summary>A layer and how its operator is made.</summary>
    private sealed record Kernel(LayerInfo Layer)
    {
        public bool IsPlain { get; init; }

        public LayerInfo? Pool { get; init; }

        public ConvolutionAlgorithm Algorithm { get; init; }

        public Func<OperatorSpec, LayerOperator> Create { get; init; } = LayerOperator.Create;

        public OperatorSpec Spec
        {
            get
            {
                OperatorSpec spec = LayerCase.Spec(Layer, LayerCase.Tensors(Layer, 1)) with { Algorithm = Algorithm };
                spec = Pool is null ? spec : spec with { Pool = new OperatorSpec(Pool, default, [spec.Output], MapLayout.Blocked(Pool.Output, new Halo(1, 2, 0, 1))) };
                return IsPlain ? spec with { Inputs = [MapLayout.Plain(Layer.Input, spec.Input.Halo)] } : spec;
            }
        }
    }

    /// <summary>An operator with all that it runs on, for two images.</summary>
    private sealed unsafe class Prepared
    {
        private const int Batch = 2;

        private readonly OperatorSpec _spec;
        private readonly LayerOperator _made;
        private readonly LaidOutMaps[] _inputs;
        private readonly PinnedFloats _shared;
        private readonly PinnedFloats _own;

        public Prepared(Kernel kernel)
        {
            _spec = kernel.Spec;
            _made = kernel.Create(_spec);
            _inputs = [.. LayerCase.Inputs(kernel.Layer, Batch, 3).Select((input, i) => new LaidOutMaps(_spec.Inputs[i], Batch).With(input))];
            _shared = new(_made.SharedScratch);
            _own = new(_made.OwnScratch);
        }

        private Prepared(Prepared other)
        {
            (_spec, _made, _inputs) = (other._spec, other._made, other._inputs);
            _shared = new(_made.SharedScratch);
            _own = new(_made.OwnScratch);
        }

        public Prepared WithOwnScratch() => new(this);

        public LaidOutMaps Output() => new(_spec.Written, Batch);

        public void Run(LaidOutMaps output) => Run(output, team: null, _own);

        /// <summary>Runs on as many threads as a pool has, however small the work.</summary>
        public void RunOn(WorkerPool pool, LaidOutMaps output)
        {
            Team team = new(pool);
            PinnedFloats own = new(_made.OwnScratch);
            team.Begin(team.MaxThreads, _made.OwnScratch);
            Run(output, team, own);
            team.End();
        }

        private void Run(LaidOutMaps output, Team? team, PinnedFloats own)
        {
            Maps* maps = stackalloc Maps[_inputs.Length];
            for (int i = 0; i < _inputs.Length; i++)
            {
                maps[i] = _inputs[i].Maps;
            }

            OperatorCall call = new() { Inputs = maps, Output = output.Maps, Batch = Batch, Shared = _shared.Start };
            if (team is null)
            {
                _made.RunAll(&call, own.Start);
            }
            else
            {
                team.Run(new LargeOperator(_made), &call, own.Start);
            }

            GC.KeepAlive(own);
            GC.KeepAlive(output);
            GC.KeepAlive(this);
        }
    }

    /// <summary>An operator whose work seems to be worth many threads.</summary>
    private sealed unsafe class LargeOperator(LayerOperator inner) : LayerOperator
    {
        public override long Work => WorkerPool.WorthThread;

        public override int Phases(int batch) => inner.Phases(batch);

        public override int Items(int phase, int batch) => inner.Items(phase, batch);

        public override void Run(OperatorCall* call, int phase, int item, float* own) => inner.Run(call, phase, item, own);
    }
}
