using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>What callers of an operator rely on besides its numbers.</summary>
public sealed class OperatorContractTests
{
    private static readonly LayerInfo Conv1 =
        LayerCase.Convolution(new MapShape(1, 28, 28), 6, LayerCase.Axis(5, p: 2)) with { Name = "conv1" };

    public static TheoryData<LayerKind> Kinds => [.. Enum.GetValues<LayerKind>()];

    [Theory]
    [InlineData(149, 6, "conv1: the weight given has 149 values, but the layer takes 150 (6×1×5×5).")]
    [InlineData(150, 0, "conv1: the bias given has 0 values, but the layer takes 6 (6).")]
    public void Wrong_tensors_are_refused(int weight, int bias, string message)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => LayerOperator.Create(Conv1, new LayerTensors(new float[weight], new float[bias])));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_for_a_layer_without_is_refused() =>
        Assert.Throws<ArgumentException>(() => LayerOperator.Create(Layer(LayerKind.Relu), new LayerTensors(new float[1])));

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
            ArgumentException refused = Assert.Throws<ArgumentException>(() => LayerOperator.Create(layer, new LayerTensors(new float[150], new float[6])));
            Assert.StartsWith($"{layer.Name}: a layer has an input, and windows with k, s, d ≥ 1 and p ≥ 0.", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_layer_without_an_input_is_refused() =>
        Assert.Throws<ArgumentException>(() => LayerOperator.Create(Conv1 with { Inputs = [] }, new LayerTensors(new float[150], new float[6])));

    [Theory]
    [InlineData(LayerKind.Convolution)]
    [InlineData(LayerKind.TransposedConvolution)]
    [InlineData(LayerKind.MaxPool)]
    public void A_padded_map_beyond_every_array_is_refused(LayerKind kind)
    {
        MapShape point = new(1, 1, 1);
        WindowAxis window = new(3, 1, int.MaxValue, int.MaxValue, int.MaxValue);
        LayerInfo layer = new("far", kind, [point], point) { Rows = window, Columns = window };
        Assert.Throws<ArgumentException>(() => LayerOperator.Create(layer, LayerCase.Tensors(layer, 1)));
    }

    [Fact]
    public void Shapes_that_contradict_the_window_are_refused()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => LayerOperator.Create(Conv1 with { Output = new MapShape(6, 29, 28) }, new LayerTensors(new float[150], new float[6])));
        Assert.StartsWith("conv1: a Convolution layer cannot make 6×29×28 of 1×28×28.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_runs_on_the_results_is_an_activation_of_their_shape()
    {
        LayerInfo relu = Layer(LayerKind.Relu), softmax = Layer(LayerKind.Softmax), other = LayerCase.Elementwise(LayerKind.Relu, new MapShape(7));
        LayerOperator.Create(relu, activation: relu);
        Assert.Throws<ArgumentException>(() => LayerOperator.Create(relu, activation: softmax));
        Assert.Throws<ArgumentException>(() => LayerOperator.Create(relu, activation: other));
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
        ArgumentException refused = Assert.Throws<ArgumentException>(() => LayerOperator.Create(layer, LayerCase.Tensors(layer, 1)));
        Assert.StartsWith($"{layer.Name}: a {layer.Kind} layer cannot make {layer.Output} of {layer.Input}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_run_allocates_nothing(LayerKind kind)
    {
        Prepared prepared = new(Layer(kind));
        PinnedFloats output = prepared.Output();
        prepared.Run(output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            prepared.Run(output);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Threads_share_an_operator(LayerKind kind)
    {
        Prepared prepared = new(Layer(kind));
        PinnedFloats expected = prepared.Output();
        prepared.Run(expected);
        using Barrier start = new(8);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                Prepared own = prepared.WithOwnScratch();
                PinnedFloats output = own.Output();
                start.SignalAndWait();
                for (int i = 0; i < 50; i++)
                {
                    Array.Clear(output.Values);
                    own.Run(output);
                    LayerCase.AssertSameBits(expected.Values, output.Values, kind.ToString());
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_empty_batch_does_nothing(LayerKind kind)
    {
        LayerInfo layer = Layer(kind);
        LayerOperator made = LayerOperator.Create(layer, LayerCase.Tensors(layer, 1), LayerCase.Elementwise(LayerKind.Gelu, layer.Output));
        Maps none = default;
        made.Run(Enumerable.Repeat(none, layer.Inputs.Length).ToArray(), none, 0, new float[made.ScratchLength]);
    }

    /// <summary>A layer of every kind, none of them small.</summary>
    internal static LayerInfo Layer(LayerKind kind)
    {
        MapShape map = new(6, 13, 11);
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
            LayerKind.Multiply => LayerCase.Merge(kind, map, new MapShape(6)),
            LayerKind.Upsample => LayerCase.Upsample(map, 2, 3, Interpolation.BilinearCorners),
            LayerKind.Crop or LayerKind.ZeroPad => LayerCase.Margins(kind, map, 1, 2, 3, 4),
            _ => LayerCase.Elementwise(kind, map),
        };
    }

    /// <summary>An operator with all that it runs on, for two images.</summary>
    private sealed class Prepared
    {
        private const int Batch = 2;

        private readonly LayerOperator _made;
        private readonly PinnedFloats[] _inputs;
        private readonly Maps[] _maps;
        private readonly float[] _scratch;

        public Prepared(LayerInfo layer)
            : this(LayerOperator.Create(layer, LayerCase.Tensors(layer, 1)), [.. LayerCase.Inputs(layer, Batch, 3).Select(input => new PinnedFloats(input))])
        {
        }

        private Prepared(LayerOperator made, PinnedFloats[] inputs)
        {
            _made = made;
            _inputs = inputs;
            _maps = [.. inputs.Select((input, i) => input.Maps(0, made.Layer.Inputs[i].Elements))];
            _scratch = new float[made.ScratchLength];
        }

        public Prepared WithOwnScratch() => new(_made, _inputs);

        public PinnedFloats Output() => new((int)_made.Layer.Output.Elements * Batch, float.NaN);

        public void Run(PinnedFloats output)
        {
            _made.Run(_maps, output.Maps(0, _made.Layer.Output.Elements), Batch, _scratch);
            GC.KeepAlive(output);
            GC.KeepAlive(_inputs);
        }
    }
}
