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
    [InlineData(783, 4704, "conv1: the input given has 783 values, but a batch of 1 maps of 1×28×28 has 784.")]
    [InlineData(1568, 4704, "conv1: the input given has 1568 values, but a batch of 1 maps of 1×28×28 has 784.")]
    [InlineData(784, 4703, "conv1: the output given has 4703 values, but a batch of 1 maps of 6×28×28 has 4704.")]
    public void Wrong_lengths_are_refused(int input, int output, string message)
    {
        LayerOperator made = LayerOperator.Create(Conv1, new LayerTensors(new float[150], new float[6]));
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => made.Run(new float[input], new float[output], 1, new float[made.ScratchLength]));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_little_scratch_memory_is_refused()
    {
        LayerOperator made = LayerOperator.Create(Conv1, new LayerTensors(new float[150], new float[6]));
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => made.Run(new float[784], new float[4704], 1, new float[made.ScratchLength - 1]));
        Assert.StartsWith(
            $"conv1: the scratch memory given has {made.ScratchLength - 1} values, but the layer needs {made.ScratchLength}.",
            refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_batch_is_refused_and_an_empty_one_does_nothing()
    {
        LayerOperator made = LayerOperator.Create(Conv1, new LayerTensors(new float[150], new float[6]));
        Assert.Throws<ArgumentException>(() => made.Run([], [], -1, new float[made.ScratchLength]));
        made.Run([], [], 0, new float[made.ScratchLength]);
    }

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
    [InlineData(LayerKind.MaxPool)]
    public void A_padded_map_beyond_every_array_is_refused(LayerKind kind)
    {
        MapShape point = new(1, 1, 1);
        WindowAxis window = new(3, 1, int.MaxValue, int.MaxValue, int.MaxValue);
        LayerInfo layer = new("far", kind, [point], point) { Rows = window, Columns = window };
        Assert.Throws<ArgumentException>(() => LayerOperator.Create(layer, new LayerTensors(new float[kind == LayerKind.Convolution ? 9 : 0])));
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

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_run_allocates_nothing(LayerKind kind)
    {
        (LayerOperator made, float[] input, float[] output, float[] scratch) = Prepare(Layer(kind));
        made.Run(input, output, 2, scratch);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            made.Run(input, output, 2, scratch);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Threads_share_an_operator(LayerKind kind)
    {
        (LayerOperator made, float[] input, float[] expected, float[] scratch) = Prepare(Layer(kind));
        made.Run(input, expected, 2, scratch);
        using Barrier start = new(8);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                float[] output = new float[expected.Length], ownScratch = new float[scratch.Length];
                start.SignalAndWait();
                for (int i = 0; i < 50; i++)
                {
                    Array.Clear(output);
                    made.Run(input, output, 2, ownScratch);
                    LayerCase.AssertSameBits(expected, output, kind.ToString());
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    private static (LayerOperator Made, float[] Input, float[] Output, float[] Scratch) Prepare(LayerInfo layer)
    {
        (int weights, int biases) = LayerCase.TensorLengths(layer);
        LayerOperator made = LayerCase.Operator(layer, LayerCase.Integers(weights, 1), LayerCase.Integers(biases, 2));
        return (made, LayerCase.Integers((int)layer.Input.Elements * 2, 3), new float[layer.Output.Elements * 2], new float[made.ScratchLength]);
    }

    private static LayerInfo Layer(LayerKind kind)
    {
        MapShape map = new(6, 13, 11);
        return kind switch
        {
            LayerKind.Convolution => LayerCase.Convolution(map, 10, LayerCase.Axis(3, s: 2, p: 1)),
            LayerKind.MaxPool or LayerKind.AveragePool => LayerCase.Pool(kind, map, LayerCase.Axis(3, s: 2, p: 1)),
            LayerKind.GlobalMaxPool or LayerKind.GlobalAveragePool => LayerCase.GlobalPool(kind, map),
            LayerKind.Linear => LayerCase.Linear(45, 21),
            _ => LayerCase.Elementwise(kind, map),
        };
    }
}
