using ConvShape.Architecture;
using ConvShape.Engine;
using ConvShape.Tests.Architecture;
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

    private static float[] RandomInput(InferredNetwork network, int batch)
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

    private static unsafe float[][] OneByOne(LayerInfo[] layers, StateDict weights, float[] input, int batch)
    {
        float[][] results = new float[layers.Length][];
        float[] pinned = Pinned(input);
        for (int i = 0; i < layers.Length; i++)
        {
            LayerInfo layer = layers[i];
            float[] result = Pinned(new float[layer.Output.Elements * batch]);
            EquatableArray<TensorSpec> tensors = layer.Tensors;
            LayerOperator one = LayerOperator.Create(layer, new(Tensor(0), Tensor(1), Tensor(2), Tensor(3)));
            Maps[] maps = [.. Enumerable.Range(0, layer.Sources.Length).Select(s => At(layer.Sources[s] < 0 ? pinned : results[layer.Sources[s]], layer.Inputs[s]))];
            one.Run(maps, At(result, layer.Output), batch, GC.AllocateArray<float>(one.ScratchLength, pinned: true));
            results[i] = result;

            ReadOnlyMemory<float> Tensor(int index) => index < tensors.Length ? weights[tensors[index].Name] : default;
        }

        return results;

        static Maps At(float[] values, MapShape shape) =>
            new((float*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(values, 0), (nint)shape.Elements);
    }

    private static float[] Pinned(float[] values)
    {
        float[] pinned = GC.AllocateUninitializedArray<float>(values.Length, pinned: true);
        values.CopyTo(pinned, 0);
        return pinned;
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
