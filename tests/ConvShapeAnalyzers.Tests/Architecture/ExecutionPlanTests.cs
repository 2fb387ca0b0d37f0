using ConvShape.Architecture;
using static ConvShape.Tests.Architecture.Nets;

namespace ConvShape.Tests.Architecture;

public class ExecutionPlanTests
{
    private static readonly MapShape Image = new(3, 8, 8);

    /// <summary>An image of so many channels that they lie in blocks.</summary>
    private static readonly MapShape Deep = new(16, 8, 8);

    [Fact]
    public void LeNet5_runs_in_six_steps_between_two_copies() => Assert.Equal(
        [
            "copy: Input → plain", "conv1+relu1+pool1: plain → map", "conv2+relu2+pool2: map → map",
            "flatten1: map → map", "linear1+relu3: map → map", "linear2+relu4: map → map", "linear3: map → map", "copy: map → Output",
        ],
        Steps(Nets.LeNet5));

    [Fact]
    public void LeNet5_needs_no_more_than_its_input_and_what_its_first_pool_gives()
    {
        ExecutionPlan plan = ExecutionPlan.For(Nets.LeNet5.Infer());
        Assert.Equal(32 * 32 + 16 * 14 * 14, plan.WorkspaceLength);
        Assert.Equal([new PlanBuffer(input: 0, new MapLayout(1, 28, 28))], plan.Steps[0].Inputs);
        MapLayout padded = new(1, 28, 28, 1, new Halo(2, 2, 2, 2));
        Assert.Equal(32 * 32, padded.Length);
        Assert.Equal(new PlanBuffer(workspace: 16 * 14 * 14, padded), plan.Steps[0].Output);
        Assert.Equal([plan.Steps[0].Output], plan.Steps[1].Inputs);
        Assert.Equal(new PlanBuffer(workspace: 0, new MapLayout(6, 14, 14, 16)), plan.Steps[1].Output);
        Assert.Equal(new PlanBuffer(new MapLayout(10, 1, 1), output: 0), plan.Steps[7].Output);
    }

    [Fact]
    public void A_pool_runs_within_the_convolution_above_with_activations_before_and_behind_it()
    {
        Assert.Equal(
            ["copy: Input → plain", "conv1+bn1+relu1+pool1+relu2: plain → map", "copy: map → Output"],
            Steps(Network.Sequence(Image, [Conv("conv1", 4, k: 3), Norm("bn1"), Relu("relu1"), MaxPool("pool1", 2), Relu("relu2")])));
        Assert.Equal(
            ["copy: Input → plain", "conv1+pool1: plain → map", "pool2+relu1: map → map", "copy: map → Output"],
            Steps(Network.Sequence(Image, [Conv("conv1", 4, k: 3), MaxPool("pool1", 2), MaxPool("pool2", 2), Relu("relu1")])));
        Assert.Equal(
            "conv1+sum+pool1: map, map → map",
            Steps(new Network(Deep, [new(Conv("a", 16, k: 1), [-1]), new(Conv("conv1", 16, k: 3, p: 1), [0]), new(Sum("sum"), [1, 0]), new(MaxPool("pool1", 2), [2])])).ElementAt(2));
    }

    /// <summary>Where others read the convolution's results, where there is none above, or where one of its groups or tiles does not have all that windows read.</summary>
    [Fact]
    public void A_pool_runs_alone_where_no_convolution_can_take_it()
    {
        LayerNode pool = new(MaxPool("pool1", 2), [0]);
        Assert.Equal("pool1+last: map → map", Steps(new Network(Image, [new(Conv("conv1", 4, k: 3), [-1]), pool, new(Out("conv1"), [0]), new(Relu("last"), [1])])).ElementAt(2));
        Assert.Equal("pool1: map → map", Steps(new Network(Deep, [new(Conv("conv1", 16, k: 3, g: 2), [-1]), pool])).ElementAt(2));
        Assert.Equal("pool1: map → map", Steps(new Network(Deep, [new(Conv("each", 16, k: 3, g: 16), [-1]), pool])).ElementAt(2));
        LayerNode winograd = new(Conv("conv1", 64, k: 3, p: 1), [-1]);
        MapShape large = new(64, 56, 56);
        Assert.Equal("conv1+pool1: map → map", Steps(new Network(large, [winograd, pool])).ElementAt(1));
        Assert.Equal("pool1: map → map", Steps(new Network(large, [winograd, new(MaxPool("pool1", 3, s: 2), [0])])).ElementAt(2));
    }

    [Fact]
    public void The_algorithm_of_every_convolution_is_in_the_plan()
    {
        ExecutionPlan plan = ExecutionPlan.For(Network.Sequence(
            new MapShape(3, 56, 56), [Conv("stem", 64, k: 3, p: 1), Conv("large", 64, k: 3, p: 1), Conv("point", 512, k: 1, s: 8), Conv("small", 512, k: 3, p: 1)]).Infer());
        Assert.Equal(
            [ConvolutionAlgorithm.Direct, ConvolutionAlgorithm.Direct, ConvolutionAlgorithm.Winograd4, ConvolutionAlgorithm.Direct, ConvolutionAlgorithm.Winograd2, ConvolutionAlgorithm.Direct],
            plan.Steps.Select(step => step.Algorithm));
    }

    [Fact]
    public void A_map_has_around_it_what_any_of_its_readers_needs()
    {
        ExecutionPlan plan = ExecutionPlan.For(new Network(Deep,
        [
            new(Conv("a", 4, k: 1), [-1]), new(Conv("b", 4, k: 3, p: 1), [0]), new(Conv("c", 4, k: 5, s: 2, p: 2), [0]),
            new(Out("b"), [1]), new(Relu("unpadded"), [2]),
        ]).Infer());
        Assert.Equal(default, plan.Steps[0].Output.Layout.Halo);

        // Of the last window of c, starting at 6 − 2, the fifth tap is at 8, the first row behind the map.
        Assert.Equal(new Halo(2, 2, 1, 1), plan.Steps[1].Output.Layout.Halo);
        Assert.All(plan.Steps.Skip(2), step => Assert.False(step.Output.Layout.HasHalo));
    }

    [Fact]
    public void An_input_is_copied_in_plain_order_where_no_reader_wants_blocks_of_channels()
    {
        LayerNode small = new(Conv("small", 8, k: 3), [-1]), other = new(Conv("other", 8, k: 3), [-1]), pool = new(MaxPool("pool", 3, s: 1), [-1]);
        LayerNode grouped = new(Conv("grouped", 6, k: 3, g: 3), [-1]), dilated = new(Conv("dilated", 8, k: 3, d: 2), [-1]);
        string Copied(params LayerNode[] nodes) => Steps(new Network(Image, [.. nodes, new(Relu("last"), [nodes.Length - 1]), .. nodes.Select((_, i) => new LayerNode(Out($"{i}"), [i]))])).First();
        Assert.Equal("copy: Input → plain", Copied(small));
        Assert.Equal("copy: Input → plain", Copied(small, other));
        Assert.Equal("copy: Input → map", Copied(small, pool));
        Assert.Equal("copy: Input → map", Copied(grouped));
        Assert.Equal("copy: Input → map", Copied(dilated));
        Assert.Equal("copy: Input → map", Steps(Network.Sequence(new MapShape(5, 8, 8), [Conv("small", 8, k: 3)])).First());
    }

    [Fact]
    public void An_input_that_is_added_lies_in_blocks_though_the_layer_could_read_it_in_plain_order() => Assert.Equal(
        ["copy: Input → map", "conv1+add1: map, map → map", "copy: map → Output"],
        Steps(new Network(Image, [new(Conv("conv1", 3, k: 3, p: 1), [-1]), new(Sum("add1"), [0, -1])])));

    [Fact]
    public void An_activation_runs_within_the_convolution_or_linear_layer_above() => Assert.Equal(
        ["copy: Input → plain", "conv1+relu1: plain → map", "flat: map → map", "fc+relu2: map → map", "copy: map → Output"],
        Steps(Network.Sequence(Image, [Conv("conv1", 4, k: 3), Relu("relu1"), Flatten("flat"), Linear("fc", 2), Relu("relu2")])));

    [Fact]
    public void An_activation_behind_dropout_runs_within_the_layer_above_both() => Assert.Equal(
        ["copy: Input → map", "flat: map → map", "fc+relu1: map → map", "fc2: map → map", "copy: map → Output"],
        Steps(Network.Sequence(Image, [Flatten("flat"), Linear("fc", 4), Dropout("a"), Relu("relu1"), Dropout("b"), Linear("fc2", 2)])));

    [Fact]
    public void An_activation_behind_a_layer_that_others_read_runs_alone() => Assert.Equal(
        ["copy: Input → plain", "conv1: plain → map", "relu1: map → map", "add1: map, map → map", "copy: map → Output"],
        Steps(new Network(Image, [new(Conv("conv1", 4, k: 3), [-1]), new(Dropout("a"), [0]), new(Relu("relu1"), [1]), new(Sum("add1"), [1, 2])])));

    [Fact]
    public void An_activation_runs_within_any_layer_but_a_concatenation_or_a_flattening() => Assert.Equal(
        [
            "copy: Input → map", "pool1+silu1: map → map", "add1+relu1: map, map → map", "conv1: map → map[0..)", "conv2: map → map[1024..)",
            "relu2: map → map", "flat: map → map", "relu3: map → map", "copy: map → Output",
        ],
        Steps(new Network(Image,
        [
            new(MaxPool("pool1", 1), [-1]), new(new ElementwiseSpec("silu1", LayerKind.Silu), [0]), new(Sum("add1"), [1, -1]),
            new(Relu("relu1"), [2]), new(Conv("conv1", 16, k: 1), [3]), new(Conv("conv2", 3, k: 1), [3]),
            new(Concat("concat1"), [4, 5]), new(Relu("relu2"), [6]), new(Flatten("flat"), [7]), new(Relu("relu3"), [8]),
        ])));

    [Fact]
    public void A_batch_normalisation_folds_into_the_weights_above_and_takes_the_activation_along() => Assert.Equal(
        ["copy: Input → plain", "conv1+bn1+relu1: plain → map", "fc+bn2: map → map", "copy: map → Output"],
        Steps(Network.Sequence(Image, [Conv("conv1", 4, k: 8), Norm("bn1"), Relu("relu1"), Flatten("flat"), Linear("fc", 2), Norm("bn2")])));

    [Fact]
    public void A_batch_normalisation_runs_alone_where_it_cannot_fold() => Assert.Equal(
        [
            "copy: Input → plain", "conv1: plain → map", "bn1+relu1: map → map", "pool: map → map", "bn2: map → map", "conv2: map → map",
            "flat: map → map", "bn3: map → map", "flat2: map → map", "sum: map, map → map", "copy: map → Output",
        ],
        Steps(new Network(Image,
        [
            new(Conv("conv1", 4, k: 1), [-1]), new(Norm("bn1"), [0]), new(Relu("relu1"), [1]), new(MaxPool("pool", 1), [2]), new(Norm("bn2"), [3]),
            new(Conv("conv2", 4, k: 1), [4]), new(Flatten("flat"), [5]), new(Norm("bn3"), [6]), // of every value, not every channel
            new(Flatten("flat2"), [0]), new(Sum("sum"), [7, 8]),
        ])));

    [Fact]
    public void Of_two_activations_the_second_runs_alone() => Assert.Equal(
        ["copy: Input → plain", "conv1+relu1: plain → map", "relu2: map → map", "copy: map → Output"],
        Steps(Network.Sequence(Image, [Conv("conv1", 4, k: 3), Relu("relu1"), Relu("relu2")])));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void A_sum_runs_within_the_convolution_whose_results_it_adds_to_what_is_there(int first, int second)
    {
        LayerNode[] nodes = [new(Conv("skip", 16, k: 1), [-1]), new(Conv("conv1", 16, k: 3, p: 1), [0]), new(Norm("bn1"), [1]), new(Sum("add1"), [2 * first, 2 * second]), new(Relu("relu1"), [3])];
        Network network = new(Deep, [.. nodes]);
        Assert.Equal(
            ["copy: Input → map", "skip: map → map", "conv1+bn1+add1+relu1: map, map → map", "copy: map → Output"],
            Steps(network));
        PlanStep[] steps = [.. ExecutionPlan.For(network.Infer()).Steps];
        Assert.Equal([steps[1].Output, steps[1].Output], steps[2].Inputs);
        Assert.NotEqual(steps[1].Output.Offset, steps[2].Output.Offset);
    }

    [Fact]
    public void A_sum_of_two_convolutions_runs_within_the_later() => Assert.Equal(
        ["copy: Input → map", "a: map → map", "b+sum: map, map → map", "copy: map → Output"],
        Steps(new Network(Deep, [new(Conv("a", 16, k: 1), [-1]), new(Conv("b", 16, k: 1), [-1]), new(Sum("sum"), [0, 1])])));

    [Fact]
    public void A_second_sum_runs_alone_or_within_the_other_convolution() => Assert.Equal(
        ["copy: Input → map", "a+one: map, map → map", "two: map, map → map", "copy: map → Output"],
        Steps(new Network(Deep, [new(Conv("a", 16, k: 1), [-1]), new(Sum("one"), [0, -1]), new(Sum("two"), [1, -1])])));

    [Fact]
    public void A_sum_within_a_linear_layer_reads_a_vector_behind_its_flattening() => Assert.Equal(
        ["copy: Input → map", "pool+relu: map → map", "fc+sum: map, map → map", "copy: map → Output"],
        Steps(new Network(Deep,
        [
            new(GlobalPool("pool"), [-1]), new(Relu("relu"), [0]), new(Flatten("flat"), [1]), new(Linear("fc", 16), [2]), new(Sum("sum"), [3, 2]),
        ])));

    [Fact]
    public void A_sum_runs_alone_where_nothing_could_start_from_what_is_added()
    {
        LayerNode a = new(Conv("a", 16, k: 1), [-1]);

        // What is added is computed later, an activation lies between, the layer is no such convolution, others read it, or there are three maps.
        Assert.Equal("sum: map, map → map", Steps(new Network(Deep, [a, new(MaxPool("later", 1), [-1]), new(Sum("sum"), [0, 1])])).ElementAt(3));
        Assert.Equal("sum: map, map → map", Steps(new Network(Deep, [a, new(Relu("relu"), [0]), new(Sum("sum"), [1, -1])])).ElementAt(2));
        Assert.Equal("sum: map, map → map", Steps(new Network(Deep, [new(Conv("each", 16, k: 1, g: 16), [-1]), new(Sum("sum"), [0, -1])])).ElementAt(2));
        Assert.Equal("sum: map, map → map", Steps(new Network(Deep, [new(MaxPool("pool", 1), [-1]), new(Sum("sum"), [0, -1])])).ElementAt(2));
        Assert.Equal("sum: map, map → map", Steps(new Network(Deep, [a, new(Out("a"), [0]), new(Sum("sum"), [0, -1])])).ElementAt(3));
        Assert.Equal("sum: map, map → map", Steps(new Network(Deep, [a, new(Sum("sum"), [0, 0])])).ElementAt(2));
        Assert.Equal("sum: map, map, map → map", Steps(new Network(Deep, [a, new(Sum("sum"), [0, -1, -1])])).ElementAt(2));
    }

    [Fact]
    public void A_group_of_several_channels_takes_a_sum() => Assert.Equal(
        "conv+sum: map, map → map",
        Steps(new Network(Deep, [new(Conv("conv", 16, k: 1, g: 4), [-1]), new(Sum("sum"), [0, -1])])).ElementAt(1));

    [Fact]
    public void What_a_concatenation_reads_is_written_into_its_place() => Assert.Equal(
        ["copy: Input → plain", "a: plain → map[0..)", "b+relu: plain → map[1024..)", "c: map → map", "copy: map → Output"],
        Steps(new Network(Image,
        [
            new(Conv("a", 16, k: 1), [-1]), new(Conv("b", 2, k: 1), [-1]), new(Relu("relu"), [1]), new(Concat("concat"), [0, 2]), new(Conv("c", 1, k: 1), [3]),
        ])));

    [Fact]
    public void A_part_that_would_begin_within_a_block_of_channels_is_copied_there() => Assert.Equal(
        [
            "copy: Input → plain", "a: plain → map[0..)", "b: plain → map[1024..)", "c: plain → map", "d: plain → map[2048..)",
            "concat: map[0..), map[1024..), map, map[2048..) → map", "copy: map → Output",
        ],
        Steps(new Network(Image,
        [
            new(Conv("a", 16, k: 1), [-1]), new(Conv("b", 7, k: 1), [-1]), new(Conv("c", 9, k: 1), [-1]), new(Conv("d", 5, k: 1), [-1]),
            new(Concat("concat"), [0, 1, 2, 3]),
        ])));

    [Fact]
    public void A_concatenation_of_concatenations_is_one_map()
    {
        ExecutionPlan plan = ExecutionPlan.For(Nets.Dense(blocks: 3, first: 32, growth: 16).Infer());
        PlanStep[] steps = [.. plan.Steps.Where(step => step.Layers.Length > 0)];

        // The convolutions of the blocks have padding, so that the map has a row and a column at each side: 10·10·16 floats for a block of channels.
        Assert.Equal([0, 3200, 4800, 6400], steps.Take(4).Select(step => step.Output.Start));
        Assert.All(steps.Take(4), step => Assert.Equal(8000, step.Output.Stride));
        Assert.Equal([32, 48, 64, 80], steps.Skip(1).Select(step => step.Inputs[0].Layout.Channels));
        Assert.All(steps.Skip(1).Take(3), step => Assert.Equal(steps[0].Output.Offset, step.Inputs[0].Offset));
        Assert.Equal(5, steps.Length);
        Assert.Equal(8000 + 3 * 8 * 8, plan.WorkspaceLength);
    }

    [Fact]
    public void A_concatenation_of_the_first_parts_of_another_is_the_beginning_of_that() => Assert.Equal(
        ["copy: Input → plain", "a: plain → map[0..)", "b: plain → map[1024..)", "c: map[0..) → map[2048..)", "d: map → map", "copy: map → Output"],
        Steps(new Network(Image,
        [
            new(Conv("a", 16, k: 1), [-1]), new(Conv("b", 16, k: 1), [-1]), new(Concat("ab"), [0, 1]),
            new(Conv("c", 1, k: 1), [2]), new(Concat("abc"), [0, 1, 3]), new(Conv("d", 1, k: 1), [4]),
        ])));

    [Fact]
    public void A_concatenation_copies_what_cannot_be_written_into_it() => Assert.Equal(
        ["copy: Input → map", "a: map → map[1024..)", "concat: map, map[1024..), map[1024..) → map", "copy: map → Output"],
        Steps(new Network(Deep, [new(Conv("a", 16, k: 1), [-1]), new(Concat("concat"), [-1, 0, 0])])));

    [Fact]
    public void A_map_that_is_added_can_be_a_part_of_a_concatenation() => Assert.Equal(
        ["copy: Input → map", "a: map → map[0..)", "b+sum: map, map[0..) → map[1024..)", "copy: map → Output"],
        Steps(new Network(Deep, [new(Conv("a", 16, k: 1), [-1]), new(Conv("b", 16, k: 1), [-1]), new(Sum("sum"), [1, 0]), new(Concat("concat"), [0, 2])])));

    [Fact]
    public void Each_output_is_copied_from_where_its_map_lies() => Assert.Equal(
        [
            "copy: Input → plain", "a: plain → map", "copy: map → Output 0 (not main)", "copy: Input → Output 1 (not main)", "b: map → map",
            "copy: map → Output 2 (not main)", "copy: map → Output 3",
        ],
        Steps(new Network(Image,
        [
            new(Conv("a", 1, k: 1), [-1]), new(Out("first"), [0]), new(Out("input"), [-1]), new(Conv("b", 1, k: 1), [0]), new(Out("same"), [3]),
            new(Dropout("last"), [3]),
        ])));

    [Fact]
    public void Steps_know_whether_the_main_output_needs_them()
    {
        Network network = new(Image,
        [
            new(Conv("a", 1, k: 1), [-1]), new(Conv("side", 1, k: 1), [0]), new(Out("aside"), [1]), new(Conv("unread", 1, k: 1), [0]), new(Conv("b", 1, k: 1), [0]),
        ]);
        Assert.Equal(
            ["copy: Input → plain", "a: plain → map", "side: map → map (not main)", "copy: map → Output 0 (not main)", "b: map → map", "copy: map → Output 1"],
            Steps(network));
    }

    [Fact]
    public void A_softmax_runs_alone() => Assert.Equal(
        ["copy: Input → plain", "conv1: plain → map", "softmax1: map → map", "copy: map → Output"],
        Steps(Network.Sequence(Image, [Conv("conv1", 4, k: 3), new ElementwiseSpec("softmax1", LayerKind.Softmax)])));

    [Fact]
    public void An_activation_runs_alone_where_another_layer_reads_the_convolution_too() => Assert.Equal(
        ["copy: Input → plain", "conv1: plain → map", "relu1: map → map", "add1: map, map → map", "copy: map → Output"],
        Steps(new Network(Image, [new(Conv("conv1", 4, k: 3), [-1]), new(Relu("relu1"), [0]), new(Sum("add1"), [0, 1])])));

    [Fact]
    public void A_reader_whose_result_nothing_needs_does_not_run_and_keeps_nothing_apart() => Assert.Equal(
        ["copy: Input → plain", "conv1+relu1: plain → map", "conv2: map → map", "copy: map → Output"],
        Steps(new Network(Image,
        [
            new(Conv("conv1", 4, k: 3), [-1]), new(Relu("unread1"), [0]), new(Relu("relu1"), [0]), new(Relu("unread2"), [2]), new(Conv("conv2", 2, k: 1), [2]),
        ])));

    [Fact]
    public void Identities_vanish_and_their_readers_read_what_they_read()
    {
        Network network = Network.Sequence(
            Image, [Dropout("a"), Conv("conv1", 4, k: 8), Dropout("b"), Flatten("c"), Dropout("d"), Linear("fc", 2), Dropout("e")]);
        Assert.Equal(["copy: Input → plain", "conv1: plain → map", "fc: map → map", "copy: map → Output"], Steps(network));
        ExecutionPlan plan = ExecutionPlan.For(network.Infer());
        Assert.Equal(plan.Steps[1].Output, Assert.Single(plan.Steps[2].Inputs));
    }

    [Fact]
    public void A_map_of_several_positions_is_flattened_by_a_step() => Assert.Equal(
        ["copy: Input → plain", "conv1: plain → map", "c: map → map", "fc: map → map", "copy: map → Output"],
        Steps(Network.Sequence(Image, [Conv("conv1", 4, k: 7), Dropout("b"), Flatten("c"), Linear("fc", 2)])));

    [Fact]
    public void A_network_of_identities_copies_its_input()
    {
        ExecutionPlan plan = ExecutionPlan.For(Network.Sequence(Image, [Dropout("a"), Dropout("b")]).Infer());
        PlanStep copy = Assert.Single(plan.Steps);
        Assert.Empty(copy.Layers);
        Assert.Equal([new PlanBuffer(input: 0, new MapLayout(3, 8, 8))], copy.Inputs);
        Assert.Equal(new PlanBuffer(new MapLayout(3, 8, 8), output: 0), copy.Output);
        Assert.Equal(0, plan.WorkspaceLength);
    }

    /// <summary>6·28·28 values and 6·14·14, the first in whole cache lines; its input and its ten results lie with the caller.</summary>
    [Fact]
    public void The_peak_counts_values_between_the_layers_whatever_the_engine_adds() => Assert.Equal(6 * 28 * 28 + 1184, Peak(Nets.LeNet5));

    [Fact]
    public void Neither_an_input_nor_a_result_counts_towards_the_peak()
    {
        Assert.Equal(0, Peak(Network.Sequence(Image, [Dropout("a")])));
        Assert.Equal(0, Peak(Network.Sequence(Image, [Conv("conv1", 4, k: 3), Relu("relu1")])));
        Assert.Equal(0, Peak(new Network(Image, [new(Conv("a", 4, k: 1), [-1]), new(Out("a"), [0]), new(Conv("b", 4, k: 1), [0])])));
        Assert.Equal(4 * 64, Peak(new Network(Image, [new(Conv("a", 4, k: 1), [-1]), new(Conv("b", 4, k: 1), [0])])));
    }

    [Fact]
    public void Parts_of_a_concatenation_count_once_and_what_is_fused_not_at_all()
    {
        LayerNode a = new(Conv("a", 16, k: 1), [-1]), b = new(Conv("b", 2, k: 1), [-1]), c = new(Conv("c", 2, k: 1), [-1]);
        Assert.Equal(
            18 * 64 + 3 * 64, // the concatenation, and d beside it
            Peak(new Network(Image, [a, b, new(Concat("ab"), [0, 1]), new(Conv("d", 3, k: 1), [2]), new(Conv("e", 3, k: 1), [3])])));
        Assert.Equal(
            20 * 64 + 2 * 64, // the concatenation, and c, which begins within a block of channels and so is copied into it
            Peak(new Network(Image, [a, b, c, new(Concat("abc"), [0, 1, 2]), new(Conv("d", 1, k: 1), [3]), new(Conv("e", 1, k: 1), [4])])));
        Assert.Equal(
            2 * 2 * 64, // b and c: the sum is what c makes
            Peak(new Network(Image, [b, c, new(Sum("sum"), [0, 1]), new(Relu("relu"), [2]), new(GlobalPool("pool"), [3])])));
    }

    [Fact]
    public void A_skip_counts_as_long_as_it_is_needed() => Assert.Equal(
        3 * 64 + 5 * 64 + 5 * 64,
        Peak(new Network(Image,
        [
            new(Conv("skip", 3, k: 1), [-1]), new(Conv("a", 5, k: 1), [0]), new(MaxPool("b", 1), [1]), new(Conv("c", 3, k: 1), [2]),
            new(MaxPool("d", 1), [3]), new(Sum("sum"), [4, 0]), new(GlobalPool("pool"), [5]),
        ])));

    private static long Peak(Network network) => ExecutionPlan.PeakElements(network.Infer());

    private static BatchNormSpec Norm(string name) => new(name, Epsilon: 1e-5, Features: null);

    private static ElementwiseSpec Out(string name) => new(name, LayerKind.Output);

    private static MergeSpec Sum(string name) => new(name, LayerKind.Add);

    private static MergeSpec Concat(string name) => new(name, LayerKind.Concat);

    /// <summary>The steps of a network: a map is one in the workspace, in blocks of channels unless plain.</summary>
    private static IEnumerable<string> Steps(Network network)
    {
        InferredNetwork inferred = network.Infer();
        bool several = inferred.Outputs.Count() > 1;
        return ExecutionPlan.For(inferred).Steps.Select(step =>
        {
            string layers = step.Layers.Length == 0 ? "copy" : string.Join('+', step.Layers.Select(layer => inferred.Layers[layer].Name));
            return $"{layers}: {string.Join(", ", step.Inputs.Select(Text))} → {Text(step.Output)}{(step.IsMain ? "" : " (not main)")}";
        });

        string Text(PlanBuffer buffer)
        {
            string index = several && buffer.Memory == PlanMemory.Output ? $" {buffer.Index}" : "";
            string memory = buffer.Memory != PlanMemory.Workspace ? buffer.Memory.ToString() : buffer.Layout.Block == 1 ? "plain" : "map";
            return $"{memory}{index}{(buffer.IsWhole ? "" : $"[{buffer.Start}..)")}";
        }
    }
}
