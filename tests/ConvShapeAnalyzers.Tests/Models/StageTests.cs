using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Weights;

namespace ConvShape.Tests;

public class StageTests
{
    private static readonly LayerInfo Relu = Infer(new MapShape(6), new ElementwiseSpec("relu1", LayerKind.Relu));
    private static readonly LayerInfo Linear = Infer(new MapShape(6), new LinearSpec("linear1", 6, InFeatures: null, Bias: true));

    [Fact]
    public void A_stage_runs_its_layer_alone()
    {
        Stage<Shape6, Shape6> stage = new(Relu, StateDict.CreateRandom([], 0));
        FeatureMap<Shape6> output = stage.Forward(FeatureMap<Shape6>.From([1, -2, 3, -4, 5, -6, -1, 2, -3, 4, -5, 6], batch: 2));
        Assert.Equal([1, 0, 3, 0, 5, 0, 0, 2, 0, 4, 0, 6], output.Values.ToArray());
        Assert.Same(Relu, stage.Info);
    }

    [Fact]
    public void Maps_spans_and_a_new_result_get_the_same_values()
    {
        WeightedStage<Shape6, Shape6> stage = new(Linear, StateDict.CreateRandom([.. Linear.Tensors], seed: 1));
        FeatureMap<Shape6> input = FeatureMap<Shape6>.From([1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1], batch: 2), given = new(batch: 2);
        float[] span = new float[12];
        stage.Forward(input, given);
        stage.Forward(input.Values, span, batch: 2);
        Assert.Equal(stage.Forward(input).Values.ToArray(), given.Values.ToArray());
        Assert.Equal(span, given.Values.ToArray());
    }

    [Fact]
    public void A_stage_with_weights_shows_them_as_loaded_and_computes_with_them()
    {
        StateDict weights = StateDict.CreateRandom([.. Linear.Tensors], seed: 1);
        WeightedStage<Shape6, Shape6> stage = new(Linear, weights);
        Assert.Equal(weights["linear1.weight"].ToArray(), stage.Weight.ToArray());
        Assert.Equal(weights["linear1.bias"].ToArray(), stage.Bias.ToArray());

        FeatureMap<Shape6> output = stage.Forward(FeatureMap<Shape6>.From([0, 0, 1, 0, 0, -2]));
        for (int feature = 0; feature < 6; feature++)
        {
            float expected = stage.Bias[feature] + stage.Weight[feature * 6 + 2] - 2 * stage.Weight[feature * 6 + 5];
            Assert.Equal(expected, output[0, feature], 1e-6f);
        }
    }

    [Fact]
    public void A_stage_without_bias_shows_none()
    {
        LayerInfo layer = Infer(new MapShape(6), new LinearSpec("linear1", 6, InFeatures: null, Bias: false));
        WeightedStage<Shape6, Shape6> stage = new(layer, StateDict.CreateRandom([.. layer.Tensors], seed: 1));
        Assert.Equal(36, stage.Weight.Length);
        Assert.True(stage.Bias.IsEmpty);
    }

    [Fact]
    public void A_warm_stage_allocates_nothing()
    {
        WindowAxis padded = new(3, 1, 1, 1, 1);
        LayerInfo layer = Infer(new MapShape(2, 3, 4), new ConvolutionSpec("conv1", new(padded, padded), 1, 2, InChannels: null, Bias: true));
        WeightedStage<Shape2x3x4, Shape2x3x4> stage = new(layer, StateDict.CreateRandom([.. layer.Tensors], seed: 1));
        FeatureMap<Shape2x3x4> input = new(batch: 4), output = new(batch: 4);
        stage.Forward(input, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            stage.Forward(input, output);
            stage.Forward(input.Values, output.Values, batch: 4);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_call_is_checked_under_the_name_of_the_layer()
    {
        Stage<Shape6, Shape6> stage = new(Relu, StateDict.CreateRandom([], 0));
        Assert.StartsWith(
            "relu1.Forward: the input has 5 values; 6 at batch 1 takes 6.",
            Assert.Throws<ArgumentException>("input", () => stage.Forward(new float[5], new float[6])).Message);
        Assert.StartsWith(
            "relu1.Forward: the input is a batch of 1, the output one of 2.",
            Assert.Throws<ArgumentException>("output", () => stage.Forward(new FeatureMap<Shape6>(), new FeatureMap<Shape6>(2))).Message);
        Assert.Throws<ArgumentNullException>("input", () => stage.Forward(null!));
    }

    /// <summary>The types of a stage are what is written, and may not be those of its layer.</summary>
    [Fact]
    public void A_stage_of_other_types_than_its_layer_is_refused_before_it_runs()
    {
        MapShape large = new(1, 1000, 1000);
        Stage<Shape6, Shape6> stage = new(new LayerInfo("relu1", LayerKind.Relu, -1, large, large), StateDict.CreateRandom([], 0));
        Assert.StartsWith(
            "The input 1 of 1 has 6 values; at batch 1 it takes 1000000.",
            Assert.Throws<ArgumentException>("input", () => stage.Forward(new FeatureMap<Shape6>())).Message);

        MergeStage<(FeatureMap<Shape6>, FeatureMap<Shape2x3x4>), Shape6> sum = new(Merge(LayerKind.Add), StateDict.CreateRandom([], 0));
        Assert.StartsWith(
            "The input 2 of 2 has 24 values; at batch 1 it takes 6.",
            Assert.Throws<ArgumentException>("input", () => sum.Forward((new(), new()))).Message);
        MergeStage<ValueTuple<FeatureMap<Shape6>>, Shape6> missing = new(Merge(LayerKind.Add), StateDict.CreateRandom([], 0));
        Assert.Throws<ArgumentException>(() => missing.Forward(new(new())));
        MergeStage<(FeatureMap<Shape6>, FeatureMap<Shape6>), Shape2x3x4> wide = new(Merge(LayerKind.Add), StateDict.CreateRandom([], 0));
        Assert.Throws<ArgumentException>("output", () => wide.Forward((new(), new())));
    }

    [Fact]
    public void A_batch_normalisation_shows_its_tensors_and_runs_on_its_own()
    {
        LayerInfo layer = Infer(new MapShape(6), new BatchNormSpec("bn1", Epsilon: 3, Features: null));
        StateDict weights = StateDict.CreateRandom([.. layer.Tensors], seed: 1);
        BatchNormStage<Shape6, Shape6> stage = new(layer, weights);
        Assert.Equal(weights["bn1.weight"].ToArray(), stage.Weight.ToArray());
        Assert.Equal(weights["bn1.bias"].ToArray(), stage.Bias.ToArray());
        Assert.Equal(weights["bn1.running_mean"].ToArray(), stage.RunningMean.ToArray());
        Assert.Equal(weights["bn1.running_var"].ToArray(), stage.RunningVariance.ToArray());
        Assert.Equal(12, stage.Parameters);

        // γ = σ² = 1 and β = μ = 0, so that x / √(1 + 3) is left.
        Assert.Equal([0.5f, 1, 1.5f, 2, 2.5f, 3], stage.Forward(FeatureMap<Shape6>.From([1, 2, 3, 4, 5, 6])).Values.ToArray());
    }

    [Fact]
    public void A_layer_of_several_maps_takes_them_as_a_tuple()
    {
        LayerInfo layer = Merge(LayerKind.Add);
        MergeStage<(FeatureMap<Shape6> Left, FeatureMap<Shape6> Right), Shape6> stage = new(layer, StateDict.CreateRandom([], 0));
        FeatureMap<Shape6> left = FeatureMap<Shape6>.From([1, 2, 3, 4, 5, 6]), right = FeatureMap<Shape6>.From([10, 20, 30, 40, 50, 60]), given = new();
        stage.Forward((left, right), given);
        Assert.Equal([11, 22, 33, 44, 55, 66], given.Values.ToArray());
        Assert.Equal(given.Values.ToArray(), stage.Forward((left, right)).Values.ToArray());
        Assert.Same(layer, stage.Info);
        long before = GC.GetAllocatedBytesForCurrentThread();
        stage.Forward((left, right), given);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Tuples_of_maps_are_checked_under_the_name_of_the_layer()
    {
        MergeStage<(FeatureMap<Shape6>, FeatureMap<Shape6>), Shape6> stage = new(Merge(LayerKind.Add), StateDict.CreateRandom([], 0));
        FeatureMap<Shape6> one = new(), two = new(2);
        Assert.StartsWith(
            "merge1.Forward: the first map is a batch of 1, map 2 one of 2.", Assert.Throws<ArgumentException>("inputs", () => stage.Forward((one, two))).Message);
        Assert.StartsWith(
            "merge1.Forward: map 2 of 2 is missing.", Assert.Throws<ArgumentNullException>("inputs", () => stage.Forward((one, null!))).Message);
        Assert.StartsWith(
            "merge1.Forward: the input is a batch of 1, the output one of 2.",
            Assert.Throws<ArgumentException>("output", () => stage.Forward((one, new()), two)).Message);
        Assert.StartsWith(
            "merge1.Forward: the output overlaps the input", Assert.Throws<ArgumentException>("output", () => stage.Forward((new(), one), one)).Message);
        Assert.Throws<ArgumentNullException>("output", () => stage.Forward((one, one), null!));
    }

    [Fact]
    public void Threads_that_meet_at_the_first_run_of_a_stage_get_the_same_results()
    {
        WeightedStage<Shape6, Shape6> stage = new(Linear, StateDict.CreateRandom([.. Linear.Tensors], seed: 1));
        FeatureMap<Shape6> input = FeatureMap<Shape6>.From([1, 2, 3, 4, 5, 6]);
        float[][] results = new float[16][];
        Parallel.For(0, 16, i => results[i] = stage.Forward(input).Values.ToArray());
        Assert.All(results, result => Assert.Equal(results[0], result));
        Assert.Same(stage.Runner, stage.Runner);
    }

    private static LayerInfo Merge(LayerKind kind) => new Network(new MapShape(6), [new(new MergeSpec("merge1", kind), [-1, -1])]).Infer().Layers[0];

    private static LayerInfo Infer(MapShape input, LayerSpec spec) => Network.Sequence(input, [spec]).Infer().Layers[0];
}
