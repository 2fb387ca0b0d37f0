using ConvShape.Architecture;

namespace ConvShape.Roslyn.Tests.Parsing;

/// <summary>What layers of a model read.</summary>
public sealed class GraphTests
{
    [Fact]
    public async Task A_layer_reads_the_one_above_unless_it_names_another() => Assert.Equal(
        ["conv1(in) 8×4×4", "relu1(conv1) 8×4×4", "left(conv1) 5×4×4", "relu2(left) 5×4×4", "right(in) 3×4×4"],
        (await Parsed.Of("""
            [InputShape(3, 4, 4)]
            [ConvLayer(3, p: 1, filters: 8)] [ReluLayer] [ConvLayer(1, filters: 5, From = "conv1", Name = "left")] [ReluLayer] [ConvLayer(1, From = "in", Name = "right")]
            """)).Layers);

    [Fact]
    public async Task A_merge_reads_the_named_maps_in_their_order_and_then_the_one_above() => Assert.Equal(
        ["a(in) 1×4×4", "b(in) 2×4×4", "c(in) 4×4×4", "concat1(b, in, c) 9×4×4", "concat2(a, b) 3×4×4"],
        (await Parsed.Of("""
            [InputShape(3, 4, 4)]
            [ConvLayer(1, filters: 1, Name = "a")] [ConvLayer(1, filters: 2, Name = "b", From = "in")] [ConvLayer(1, filters: 4, Name = "c", From = "in")]
            [ConcatLayer("b", "in")] [ConcatLayer("a", From = "b")]
            """)).Layers);

    [Fact]
    public async Task Layers_are_counted_by_kind_and_a_name_of_its_own_renumbers_none() => Assert.Equal(
        ["conv1", "down", "conv3", "add1", "upsample1", "crop1", "pad1", "bn1", "sigmoid1", "sigmoid2", "swish1", "relu1", "concat1", "first", "output2"],
        (await Parsed.Of("""
            [InputShape(3, 8, 8)]
            [ConvLayer(1)] [TransposedConvLayer(1, Name = "down")] [DepthwiseConvLayer(1)] [AddLayer("in")] [UpsampleLayer(1)] [CropLayer(0)] [ZeroPadLayer(0)]
            [BatchNormLayer] [SigmoidLayer] [HardSigmoidLayer] [HardSwishLayer] [LeakyReluLayer] [ConcatLayer("in")] [OutputLayer("first")] [OutputLayer(null)]
            """)).Names);

    [Fact]
    public async Task A_layer_that_is_not_there_counts_for_nothing() => Assert.Equal(
        ["conv1(in) 3×4×4", "conv2(conv1) 3×4×4"],
        (await Parsed.Of("[InputShape(3, 4, 4)] [ConvLayer(1)] [ConvLayer(99, When = false)] [ConvLayer(1, When = true)]")).Layers);

    [Fact]
    public async Task Results_are_every_output_and_the_last_layer()
    {
        Parsed net = await Parsed.Of("""[InputShape(3, 4, 4)] [ConvLayer(1)] [OutputLayer("early")] [ReluLayer] [OutputLayer("late")] [FlattenLayer]""");
        Assert.Equal([1, 3, 4], net.Checked.Network.Outputs);
        Assert.Equal(["conv1(in) 3×4×4", "early(conv1) 3×4×4", "relu1(early) 3×4×4", "late(relu1) 3×4×4", "flatten1(late) 48"], net.Layers);
        Assert.Empty(net.Problems);
    }

    [Fact]
    public async Task A_projection_stands_before_the_sum_that_needs_it() => Assert.Equal(
        [
            "conv1(in) 8×9×9", "conv2(conv1) 16×5×5", "downsample.0(conv1) 16×5×5", "downsample.1(downsample.0) 16×5×5", "add1(downsample.1, conv2) 16×5×5",
            "add2(conv2, add1) 16×5×5", "conv3(add2) 4×5×3", "downsample2.0(add2) 4×5×3", "downsample2.1(downsample2.0) 4×5×3", "add3(downsample2.1, conv3) 4×5×3",
        ],
        (await Parsed.Of("""
            [InputShape(3, 9, 9)]
            [ConvLayer(3, p: 1, filters: 8)] [ConvLayer(3, s: 2, p: 1, filters: 16)] [AddLayer("conv1", Projection = true)]
            [AddLayer("conv2", Projection = true)]
            [ConvLayer([3, 3], s: [1, 2], p: [1], filters: 4)] [AddLayer("add2", Projection = true)]
            """)).Layers);

    [Fact]
    public async Task A_projection_has_the_stride_that_leads_to_the_size_and_no_bias()
    {
        Parsed net = await Parsed.Of("""[InputShape(3, 9, 10)] [ConvLayer([3, 3], s: [3, 4], p: [1], filters: 7)] [AddLayer("in", Projection = true)]""");
        LayerInfo projection = net.Checked.Network.Layers[1];
        Assert.Equal(("downsample.0", 1, 3, 1, 4, false), (projection.Name, projection.Rows.Kernel, projection.Rows.Stride, projection.Columns.Kernel, projection.Columns.Stride, projection.HasBias));
        Assert.Equal(LayerKind.BatchNorm, net.Checked.Network.Layers[2].Kind);
    }

    [Theory]
    [InlineData("downsample.0")]
    [InlineData("downsample.1")]
    [InlineData("downsample0")]
    public async Task Names_in_use_are_not_taken_by_a_projection(string name)
    {
        Parsed net = await Parsed.Of($"[InputShape(3, 8, 8)] [ConvLayer(1, Name = \"{name}\")] [ConvLayer(1, filters: 4)] [AddLayer(\"in\", Projection = true)]");
        Assert.Equal([name, "conv2", "downsample2.0", "downsample2.1", "add1"], net.Names);
        Assert.DoesNotContain(net.Problems, problem => problem.StartsWith("CONV3005", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[ConvLaye(1, filters: 4)]")]
    [InlineData("[ConvLayer(1, filters: )]")]
    [InlineData("[ConvLayer(9, filters: 4)]")]
    public async Task Where_a_shape_is_a_guess_there_is_no_projection(string layer) => Assert.DoesNotContain(
        "downsample.0", (await Parsed.Of($"""[InputShape(3, 8, 8)] {layer} [AddLayer("in", Projection = true)]""", compiles: false)).Names);

    [Fact]
    public async Task A_map_of_another_rank_is_not_projected() => Assert.Equal(
        ["relu1(in) 3×4×4", "flatten1(relu1) 48", "add1(relu1, flatten1) 48?"],
        (await Parsed.Of("""[InputShape(3, 4, 4)] [ReluLayer] [FlattenLayer] [AddLayer("relu1", Projection = true)]""")).Layers);
}
