using System.Diagnostics;
using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Engine;
using ConvShape.Tests.Architecture;
using ConvShape.Tests.Engine;
using ConvShape.Weights;
using FsCheck;
using FsCheck.Fluent;
using static ConvShape.Tests.Architecture.Nets;

namespace ConvShape.Tests;

public class NetworkRunnerTests
{
    [Fact]
    public void A_network_gives_what_its_layers_give_one_by_one() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(RandomNetworks.Graphs.ToArbitrary(), network =>
        {
            InferredNetwork inferred = network.Infer();
            foreach (int batch in (int[])[1, 3])
            {
                RunAndCompare(inferred, batch);
            }
        }));

    [Fact]
    public void A_batch_too_large_for_one_run_is_run_in_parts()
    {
        // 2 MiB between the layers for each image, and 1 more where the output on the way is not given out; one run takes at most 64.
        Network network = new(new MapShape(1, 256, 256),
        [
            new(Conv("a", 4, k: 1), [-1]), new(new ElementwiseSpec("aside", LayerKind.Output), [0]),
            new(Conv("b", 4, k: 1), [0]), new(new MergeSpec("concat", LayerKind.Concat), [0, 2]), new(GlobalPool("pool"), [3]),
        ]);
        RunAndCompare(network.Infer(), batch: 41);
    }

    [Fact]
    public void A_stretch_of_a_network_gives_alone_what_it_gives_within() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(RandomNetworks.Graphs.ToArbitrary(), Gen.Choose(0, int.MaxValue).Two().ToArbitrary(), (network, ends) =>
        {
            InferredNetwork inferred = network.Infer();
            LayerInfo[] layers = Named(inferred);
            int first = ends.Item1 % layers.Length, end = first + 1 + ends.Item2 % (layers.Length - first);
            int[] inputs = [.. layers[first..end].SelectMany(layer => layer.Sources.ToArray()).Where(source => source < first).Distinct()];
            if (inputs.Length > 2)
            {
                return;
            }

            const int batch = 2;
            StateDict weights = StateDict.CreateRandom(LayerInfo.TensorsOf(layers), seed: 1);
            float[] input = RandomInput(inferred, batch);
            float[][] expected = OneByOne(layers, weights, input, batch);
            float[] actual = new float[expected[end - 1].Length];
            Map[] maps = [.. inputs.Select(source => Map.Of(source < 0 ? input : expected[source], source < 0 ? inferred.Input : layers[source].Output, batch))];
            NetworkRunner runner = new Stretch(layers[first..end], first, inputs, weights).Runner;
            if (maps.Length == 1)
            {
                runner.Run(maps[0].Values, actual, batch);
            }
            else
            {
                runner.Run((maps[0], maps[1]), actual, batch);
            }

            AssertClose(expected[end - 1], actual);
        }));

    [Fact]
    public void A_warm_run_allocates_nothing()
    {
        InferredNetwork network = new Network(new MapShape(2, 3, 4),
        [
            new(Conv("a", 6, k: 1), [-1]), new(GlobalPool("pool"), [0]), new(Flatten("flat"), [1]), new(new ElementwiseSpec("aside", LayerKind.Output), [2]),
            new(Linear("fc", 6), [2]),
        ]).Infer();
        NetworkRunner runner = new(network.Layers, ExecutionPlan.For(network), StateDict.CreateRandom(LayerInfo.TensorsOf(network.Layers), seed: 1));
        float[] input = new float[2 * 24], output = new float[2 * 6];
        OutputMaps outputs = new OutputMaps().With(new FeatureMap<Shape6>(2)).With(new FeatureMap<Shape6>(2));
        runner.Run(input, outputs, batch: 2);
        runner.Run(input, output, batch: 2);
        long before = GC.GetAllocatedBytesForCurrentThread();
        runner.Run(input, outputs, batch: 2);
        runner.Run(input, output, batch: 2);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    /// <summary>Steps of every kind that are worth several threads, in several parts of the batch.</summary>
    [Fact]
    public void Results_have_the_same_bits_on_any_number_of_threads()
    {
        Assert.Equal(Enum.GetValues<ConvolutionAlgorithm>(), ExecutionPlan.For(Large).Steps.Select(step => step.Algorithm).Distinct().Order());
        NetworkRunner runner = Runner(Large);
        float[] input = RandomInput(Large, batch: 3), alone = Forward(runner, input, batch: 3, new() { MaxThreads = 1 });
        foreach (int threads in (int[])[2, 5, int.MaxValue])
        {
            AssertSame(alone, Forward(runner, input, batch: 3, new() { MaxThreads = threads }));
        }

        AssertSame(alone, Forward(runner, input, batch: 3, options: null));
        AssertSame(alone, Forward(runner, input, batch: 3, new()));
    }

    /// <summary>Threads have images of their own where they can, and share the layers of those that are left over.</summary>
    [Fact]
    public void Images_of_a_batch_have_the_bits_that_they_have_alone()
    {
        NetworkRunner runner = Runner(Large);
        for (int batch = 2; batch <= 7; batch++)
        {
            float[] input = RandomInput(Large, batch), together = Forward(runner, input, batch, options: null);
            float[][] alone = [.. input.Chunk(input.Length / batch).Select(image => Forward(runner, image, batch: 1, options: null))];
            AssertSame([.. alone.SelectMany(image => image)], together);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Less_than_one_thread_is_refused(int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>("MaxThreads", () => new ForwardOptions { MaxThreads = threads });

    [Fact]
    public async Task Calls_from_sixteen_threads_at_once_have_the_bits_of_one()
    {
        const int threads = 16;
        NetworkRunner runner = Runner(Large);
        float[][] inputs = [.. Enumerable.Range(0, threads).Select(thread => RandomInput(Large, batch: 1 + thread % 3))];
        float[][] expected = [.. inputs.Select((input, thread) => Forward(runner, input, 1 + thread % 3, new() { MaxThreads = 1 }))];
        using Barrier start = new(threads);
        await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                for (int round = 0; round < 10; round++)
                {
                    AssertSame(expected[thread], Forward(runner, inputs[thread], 1 + thread % 3, options: null));
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(2, 5)]
    public void A_cancelled_call_ends_and_the_model_works_afterwards(int threads, int batch)
    {
        NetworkRunner runner = Runner(Large);
        float[] input = RandomInput(Large, batch), expected = Forward(runner, input, batch, options: null);
        ForwardOptions cancelled = new() { MaxThreads = threads, CancellationToken = new(canceled: true) };
        for (int i = 0; i < 3; i++)
        {
            OperationCanceledException ended = Assert.Throws<OperationCanceledException>(() => Forward(runner, input, batch, cancelled));
            Assert.Equal(cancelled.CancellationToken, ended.CancellationToken);
            AssertSame(expected, Forward(runner, input, batch, new() { MaxThreads = threads }));
        }
    }

    [Fact]
    public void A_call_that_is_cancelled_on_its_way_ends_between_two_layers()
    {
        NetworkRunner runner = Runner(Large);
        float[] input = RandomInput(Large, batch: 3), expected = Forward(runner, input, batch: 3, options: null);
        for (int delay = 0; delay < 8; delay++)
        {
            using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(delay));
            ForwardOptions options = new() { CancellationToken = source.Token };
            bool isCancelled = false;
            for (Stopwatch time = Stopwatch.StartNew(); !isCancelled && time.Elapsed < TimeSpan.FromSeconds(20);)
            {
                try
                {
                    AssertSame(expected, Forward(runner, input, batch: 3, options));
                }
                catch (OperationCanceledException)
                {
                    isCancelled = true;
                }
            }

            Assert.True(isCancelled);
            AssertSame(expected, Forward(runner, input, batch: 3, options: null));
        }
    }

    /// <summary>By default 3×3 convolutions round a little more; what is loaded with exact precision gives the bits of sums of products.</summary>
    [Fact]
    public void Exact_precision_is_that_of_every_layer()
    {
        Network network = new(new MapShape(16, 20, 20), [new(Conv("a", 32, k: 3, p: 1), [-1]), new(Conv("b", 32, k: 3, p: 1), [0])]);
        InferredNetwork inferred = network.Infer();
        using MemoryStream file = new();
        StateDict drawn = StateDict.CreateRandom(LayerInfo.TensorsOf(inferred.Layers), seed: 1);
        drawn.Save(file);
        float[] Forward(Precision precision)
        {
            file.Position = 0;
            StateDict weights = StateDict.Load(file, "Net", LayerInfo.TensorsOf(inferred.Layers), new LoadOptions { Precision = precision });
            return NetworkRunnerTests.Forward(new(inferred.Layers, ExecutionPlan.For(inferred), weights), RandomInput(inferred, 2), 2, options: null, inferred.Output);
        }

        float[] expected = OneByOne([.. inferred.Layers], drawn, RandomInput(inferred, 2), 2)[^1];
        AssertSame(expected, Forward(Precision.Exact));
        Assert.NotEqual(expected, Forward(Precision.Fast));
        AssertClose(expected, Forward(Precision.Fast));
        Assert.Equal(Precision.Fast, new LoadOptions().Precision);
        Assert.Equal(Precision.Fast, drawn.Precision);
    }

    /// <summary>The shapes are possible, but no memory is large enough for what lies around the map.</summary>
    [Theory]
    [InlineData(LayerKind.Convolution)]
    [InlineData(LayerKind.TransposedConvolution)]
    public void A_padded_map_beyond_every_array_is_refused(LayerKind kind)
    {
        MapShape point = new(1, 1, 1);
        WindowAxis window = new(3, 1, int.MaxValue, int.MaxValue, int.MaxValue);
        LayerInfo layer = new("far", kind, -1, point, point) { Rows = window, Columns = window };
        NetworkRunner runner = new([layer], ExecutionPlan.For([layer], [0]), StateDict.CreateRandom([.. layer.Tensors], seed: 1));
        Assert.Throws<InvalidOperationException>(() => runner.Run(new float[1], new float[1], batch: 1));
    }

    /// <summary>Behind the checks of models and stages, whose shapes are what their types say, stand those of what the layers read and write.</summary>
    [Theory]
    [InlineData(23, 6, 1, "The input 1 of 1 has 23 values; at batch 1 it takes 24.")]
    [InlineData(24, 6, 2, "The input 1 of 1 has 24 values; at batch 2 it takes 48.")]
    [InlineData(48, 11, 2, "The output 2 of 2 has 11 values; at batch 2 it takes 12.")]
    [InlineData(0, 0, int.MaxValue, "The input 1 of 1 has 0 values; at batch 2147483647 it takes 51539607528.")]
    public void Maps_of_other_lengths_are_refused(int input, int output, int batch, string message)
    {
        NetworkRunner runner = TwoOutputs();
        ArgumentException refused = Assert.Throws<ArgumentException>(() => runner.Run(new float[input], new float[output], batch));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_number_of_maps_is_refused()
    {
        NetworkRunner runner = TwoOutputs();
        OutputMaps one = new OutputMaps().With(new FeatureMap<Shape6>()), other = new OutputMaps().With(new FeatureMap<Shape6>()).With(new FeatureMap<Shape2x3x4>());
        Assert.StartsWith(
            "The layers read 1 maps and give 2; there are 1 to read and 1 to write.",
            Assert.Throws<ArgumentException>(() => runner.Run(new float[24], one, batch: 1)).Message);
        Assert.StartsWith(
            "The output 2 of 2 has 24 values; at batch 1 it takes 6.",
            Assert.Throws<ArgumentException>(() => runner.Run(new float[24], other, batch: 1)).Message);
        Assert.Throws<ArgumentException>(() => runner.Run((new FeatureMap<Shape2x3x4>(), new FeatureMap<Shape2x3x4>()), new float[6], batch: 1));
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => runner.Run([], [], batch: 0));
    }

    private static NetworkRunner TwoOutputs() => Runner(new Network(new MapShape(2, 3, 4),
    [
        new(GlobalPool("pool"), [-1]), new(Conv("a", 6, k: 1), [0]), new(new ElementwiseSpec("aside", LayerKind.Output), [1]), new(Conv("b", 6, k: 1), [1]),
    ]).Infer());

    private static void RunAndCompare(InferredNetwork network, int batch)
    {
        StateDict weights = StateDict.CreateRandom(LayerInfo.TensorsOf(Named(network)), seed: 1);
        NetworkRunner runner = new(Named(network), ExecutionPlan.For(network), weights);
        float[] input = RandomInput(network, batch);
        OutputMaps outputs = new();
        foreach (int output in network.Outputs)
        {
            outputs.Add(new Map(network.Layers[output].Output, batch));
        }

        runner.Run(input, outputs, batch);
        float[] main = new float[outputs[outputs.Count - 1].Values.Length];
        runner.Run(input, main, batch);
        Assert.Equal(outputs[outputs.Count - 1].Values.ToArray(), main);

        float[][] expected = OneByOne(Named(network), weights, input, batch);
        foreach ((int layer, int i) in network.Outputs.Select((layer, i) => (layer, i)))
        {
            AssertClose(expected[layer], outputs[i].Values.ToArray());
        }
    }

    /// <summary>
    /// A network of residual sums, concatenations in place, groups and pools, some of them within convolutions and behind sums, whose first layers are
    /// worth several threads.
    /// </summary>
    internal static InferredNetwork Large { get; } = new Network(new MapShape(3, 48, 48),
    [
        new(Conv("stem", 32, k: 3, s: 2, p: 1), [-1]), new(Relu("relu"), [0]), new(Conv("a", 32, k: 3, p: 1), [1]), new(Conv("b", 32, k: 3, p: 1), [2]),
        new(new MergeSpec("sum", LayerKind.Add), [3, 1]), new(Relu("relu2"), [4]), new(Conv("each", 32, k: 3, p: 1, g: 32), [5]),
        new(Conv("point", 48, k: 1), [6]), new(new ElementwiseSpec("silu", LayerKind.Silu), [7]), new(Conv("groups", 32, k: 5, p: 2, g: 4), [8]),
        new(new MergeSpec("concat", LayerKind.Concat), [8, 9]), new(MaxPool("pool", 3, s: 2, p: 1), [10]), new(new BatchNormSpec("norm", 1e-5, Features: null), [11]),
        new(new UpsampleSpec("up", 2, 2, Interpolation.Bilinear), [12]), new(Conv("narrow", 16, k: 1), [13]), new(new ElementwiseSpec("softmax", LayerKind.Softmax), [14]),
        new(GlobalPool("global"), [13]), new(Flatten("flat"), [16]), new(Linear("fc", 16), [17]), new(new MergeSpec("gate", LayerKind.Multiply), [15, 18]),
        new(Conv("wide", 48, k: 1), [1]), new(Conv("pooled", 48, k: 1), [1]), new(new MergeSpec("sum2", LayerKind.Add), [21, 20]),
        new(new ElementwiseSpec("sigmoid", LayerKind.Sigmoid), [22]), new(new PoolSpec("mean", LayerKind.AveragePool, Window(3, 2, 1)), [23]),
        new(new ElementwiseSpec("silu2", LayerKind.Silu), [24]), new(Conv("tiles", 32, k: 3, p: 1), [1]), new(Relu("relu3"), [26]),
        new(MaxPool("half", 2), [27]), new(new MergeSpec("concat2", LayerKind.Concat), [25, 28]), new(GlobalPool("global2"), [29]), new(Flatten("flat3"), [30]),
        new(Flatten("flat2"), [19]), new(Linear("last", 80), [32]), new(new MergeSpec("both", LayerKind.Concat), [33, 31]), new(Linear("end", 100), [34]),
        new(Conv("expand", 256, k: 1), [9]), new(Conv("quarters", 256, k: 1), [36]), new(Conv("squeeze", 32, k: 1), [37]), new(Conv("five", 32, k: 5, p: 2), [1]),
        new(new MergeSpec("sum3", LayerKind.Add), [39, 38]), new(GlobalPool("global3"), [40]), new(Flatten("flat4"), [41]), new(new MergeSpec("all", LayerKind.Concat), [35, 42]),
    ]).Infer();

    internal static NetworkRunner Runner(InferredNetwork network) =>
        new(network.Layers, ExecutionPlan.For(network), StateDict.CreateRandom(LayerInfo.TensorsOf(network.Layers), seed: 1));

    private static float[] Forward(NetworkRunner runner, float[] input, int batch, ForwardOptions? options, MapShape? shape = null)
    {
        float[] output = new float[(shape ?? Large.Output).Elements * batch];
        Array.Fill(output, float.NaN);
        runner.Run(input, output, batch, options);
        return output;
    }

    private static void AssertSame(float[] expected, float[] actual) => LayerCase.AssertSameBits(expected, actual, "network");

    internal static float[] RandomInput(InferredNetwork network, int batch)
    {
        Random random = new(batch);
        return [.. Enumerable.Range(0, (int)network.Input.Elements * batch).Select(_ => random.NextSingle() * 2 - 1)];
    }

    /// <summary>A normalisation folded into weights rounds otherwise, so results agree to a few units in the last place of the largest.</summary>
    private static void AssertClose(float[] expected, float[] actual)
    {
        float largest = Math.Max(1, expected.Max(Math.Abs));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f * largest));
    }

    private static float[][] OneByOne(LayerInfo[] layers, StateDict weights, float[] input, int batch)
    {
        float[][] results = new float[layers.Length][];
        for (int i = 0; i < layers.Length; i++)
        {
            LayerInfo layer = layers[i];
            EquatableArray<TensorSpec> tensors = layer.Tensors;
            float[][] inputs = [.. layer.Sources.Select(source => source < 0 ? input : results[source])];
            results[i] = LayerCase.RunOperator(layer, new(Tensor(0), Tensor(1), Tensor(2), Tensor(3)), inputs, batch);

            ReadOnlyMemory<float> Tensor(int index) => index < tensors.Length ? weights[tensors[index].Name] : default;
        }

        return results;
    }

    /// <summary>Random networks have many layers of one name, and so of one tensor.</summary>
    private static LayerInfo[] Named(InferredNetwork network) => [.. network.Layers.ToArray().Select((layer, i) => layer with { Name = $"{layer.Name}{i}" })];

    /// <summary>A map whose shape is known at run time only.</summary>
    private sealed class Map(MapShape shape, int batch) : IFeatureMap
    {
        private readonly float[] _values = new float[shape.Elements * batch];

        public int Batch => batch;

        public MapShape Shape => shape;

        public Span<float> Values => _values;

        public static Map Of(float[] values, MapShape shape, int batch)
        {
            Map map = new(shape, batch);
            values.CopyTo(map.Values);
            return map;
        }
    }

    /// <summary>Neighbouring layers of a network, as a block has them.</summary>
    private sealed class Stretch(LayerInfo[] layers, int first, int[] inputs, StateDict weights) : Stage("stretch", layers, first, inputs, weights);
}
