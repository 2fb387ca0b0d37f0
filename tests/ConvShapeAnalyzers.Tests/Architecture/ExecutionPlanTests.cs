using ConvShape.Architecture;
using static ConvShape.Tests.Architecture.Nets;

namespace ConvShape.Tests.Architecture;

public class ExecutionPlanTests
{
    private static readonly MapShape Image = new(3, 8, 8);

    [Fact]
    public void LeNet5_runs_in_seven_steps() => Assert.Equal(
        [
            "conv1+relu1: Input → Workspace", "pool1: Workspace → Workspace", "conv2+relu2: Workspace → Workspace",
            "pool2: Workspace → Workspace", "linear1+relu3: Workspace → Workspace", "linear2+relu4: Workspace → Workspace",
            "linear3: Workspace → Output",
        ],
        Steps(Nets.LeNet5));

    [Fact]
    public void LeNet5_needs_no_more_than_its_first_two_maps()
    {
        ExecutionPlan plan = ExecutionPlan.For(Nets.LeNet5.Infer());
        Assert.Equal(6 * 28 * 28 + 1184, plan.WorkspaceLength); // 6·14·14 = 1176, in whole cache lines
        Assert.Equal(new PlanBuffer(workspace: 0, length: 6 * 28 * 28), plan.Steps[0].Output);
        Assert.Equal(new PlanBuffer(workspace: 6 * 28 * 28, length: 6 * 14 * 14), plan.Steps[1].Output);
        Assert.Equal(new PlanBuffer(output: 0, length: 10), plan.Steps[6].Output);
    }

    [Fact]
    public void An_activation_runs_within_the_convolution_or_linear_layer_above() => Assert.Equal(
        ["conv1+relu1: Input → Workspace", "fc+relu2: Workspace → Output"],
        Steps(Network.Sequence(Image, [Conv("conv1", 4, k: 3), Relu("relu1"), Flatten("flat"), Linear("fc", 2), Relu("relu2")])));

    [Fact]
    public void An_activation_behind_dropout_runs_within_the_layer_above_both() => Assert.Equal(
        ["fc+relu1: Input → Workspace", "fc2: Workspace → Output"],
        Steps(Network.Sequence(Image, [Flatten("flat"), Linear("fc", 4), Dropout("a"), Relu("relu1"), Dropout("b"), Linear("fc2", 2)])));

    [Fact]
    public void An_activation_behind_a_layer_that_others_read_runs_alone() => Assert.Equal(
        ["conv1: Input → Workspace", "relu1: Workspace → Workspace", "add1: Workspace, Workspace → Output"],
        Steps(new Network(Image,
        [
            new(Conv("conv1", 4, k: 3), [-1]), new(Dropout("a"), [0]), new(Relu("relu1"), [1]), new(new MergeSpec("add1", LayerKind.Add), [1, 2]),
        ])));

    [Fact]
    public void An_activation_runs_within_any_layer_but_a_concatenation() => Assert.Equal(
        [
            "pool1+silu1: Input → Workspace", "add1+relu1: Workspace, Input → Workspace", "conv1: Workspace → Workspace[0..)",
            "conv2: Workspace → Workspace[192..)", "relu2: Workspace → Output",
        ],
        Steps(new Network(Image,
        [
            new(MaxPool("pool1", 1), [-1]), new(new ElementwiseSpec("silu1", LayerKind.Silu), [0]), new(new MergeSpec("add1", LayerKind.Add), [1, -1]),
            new(Relu("relu1"), [2]), new(Conv("conv1", 3, k: 1), [3]), new(Conv("conv2", 3, k: 1), [3]),
            new(new MergeSpec("concat1", LayerKind.Concat), [4, 5]), new(Relu("relu2"), [6]),
        ])));

    [Fact]
    public void A_batch_normalisation_folds_into_the_weights_above_and_takes_the_activation_along() => Assert.Equal(
        ["conv1+bn1+relu1: Input → Workspace", "fc+bn2: Workspace → Output"],
        Steps(Network.Sequence(Image, [Conv("conv1", 4, k: 8), Norm("bn1"), Relu("relu1"), Flatten("flat"), Linear("fc", 2), Norm("bn2")])));

    [Fact]
    public void A_batch_normalisation_runs_alone_where_it_cannot_fold() => Assert.Equal(
        [
            "conv1: Input → Workspace", "bn1+relu1: Workspace → Workspace", "pool: Workspace → Workspace", "bn2: Workspace → Workspace",
            "conv2: Workspace → Workspace", "bn3: Workspace → Workspace", "sum: Workspace, Workspace → Output",
        ],
        Steps(new Network(Image,
        [
            new(Conv("conv1", 4, k: 1), [-1]), new(Norm("bn1"), [0]), new(Relu("relu1"), [1]), new(MaxPool("pool", 1), [2]), new(Norm("bn2"), [3]),
            new(Conv("conv2", 4, k: 1), [4]), new(Flatten("flat"), [5]), new(Norm("bn3"), [6]), // of every value, not every channel
            new(Flatten("flat2"), [0]), new(new MergeSpec("sum", LayerKind.Add), [7, 8]),
        ])));

    [Fact]
    public void Of_two_activations_the_second_runs_alone() => Assert.Equal(
        ["conv1+relu1: Input → Workspace", "relu2: Workspace → Output"],
        Steps(Network.Sequence(Image, [Conv("conv1", 4, k: 3), Relu("relu1"), Relu("relu2")])));

    [Fact]
    public void What_a_concatenation_reads_is_written_into_its_place() => Assert.Equal(
        ["a: Input → Workspace[0..)", "b+relu: Input → Workspace[64..)", "c: Workspace → Output"],
        Steps(new Network(Image,
        [
            new(Conv("a", 1, k: 1), [-1]), new(Conv("b", 2, k: 1), [-1]), new(Relu("relu"), [1]),
            new(new MergeSpec("concat", LayerKind.Concat), [0, 2]), new(Conv("c", 1, k: 1), [3]),
        ])));

    [Fact]
    public void A_concatenation_of_concatenations_is_one_map()
    {
        ExecutionPlan plan = ExecutionPlan.For(Nets.Dense(blocks: 3).Infer());
        Assert.Equal([0, 256, 384, 512], plan.Steps.Take(4).Select(step => step.Output.Start));
        Assert.All(plan.Steps.Take(4), step => Assert.Equal((0, 640), (step.Output.Offset, step.Output.Stride)));
        Assert.Equal([256, 384, 512, 640], plan.Steps.Skip(1).Select(step => step.Inputs[0].Length));
        Assert.Equal(5, plan.Steps.Length);
        Assert.Equal(640, plan.WorkspaceLength);
    }

    [Fact]
    public void A_concatenation_of_the_first_parts_of_another_is_the_beginning_of_that() => Assert.Equal(
        ["a: Input → Workspace[0..)", "b: Input → Workspace[64..)", "c: Workspace[0..) → Workspace[128..)", "d: Workspace → Output"],
        Steps(new Network(Image,
        [
            new(Conv("a", 1, k: 1), [-1]), new(Conv("b", 1, k: 1), [-1]), new(new MergeSpec("ab", LayerKind.Concat), [0, 1]),
            new(Conv("c", 1, k: 1), [2]), new(new MergeSpec("abc", LayerKind.Concat), [0, 1, 3]), new(Conv("d", 1, k: 1), [4]),
        ])));

    [Fact]
    public void A_concatenation_copies_what_cannot_be_written_into_it() => Assert.Equal(
        ["a: Input → Output[192..)", "concat: Input, Output[192..), Output[192..) → Output"],
        Steps(new Network(Image, [new(Conv("a", 1, k: 1), [-1]), new(new MergeSpec("concat", LayerKind.Concat), [-1, 0, 0])])));

    [Fact]
    public void Several_outputs_are_written_where_they_belong_and_copied_where_they_are_the_same() => Assert.Equal(
        ["a: Input → Output 0", "input: Input → Output 1 (not main)", "b: Output 0 → Output 3", "same: Output 3 → Output 2 (not main)"],
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
        ExecutionPlan plan = ExecutionPlan.For(network.Infer());
        Assert.Equal([(0, true), (1, false), (4, true)], plan.Steps.Select(step => (step.Layers[0], step.IsMain)));
    }

    [Fact]
    public void A_softmax_runs_alone() => Assert.Equal(
        ["conv1: Input → Workspace", "softmax1: Workspace → Output"],
        Steps(Network.Sequence(Image, [Conv("conv1", 4, k: 3), new ElementwiseSpec("softmax1", LayerKind.Softmax)])));

    [Fact]
    public void An_activation_runs_alone_where_another_layer_reads_the_convolution_too() => Assert.Equal(
        ["conv1: Input → Workspace", "relu1: Workspace → Workspace", "add1: Workspace, Workspace → Output"],
        Steps(new Network(Image,
        [
            new(Conv("conv1", 4, k: 3), [-1]), new(Relu("relu1"), [0]), new(new MergeSpec("add1", LayerKind.Add), [0, 1]),
        ])));

    [Fact]
    public void A_reader_whose_result_nothing_needs_does_not_run_and_keeps_nothing_apart() => Assert.Equal(
        ["conv1+relu1: Input → Workspace", "fc: Workspace → Output"],
        Steps(new Network(Image,
        [
            new(Conv("conv1", 4, k: 3), [-1]), new(Relu("unread1"), [0]), new(Relu("relu1"), [0]), new(Relu("unread2"), [2]), new(Linear("fc", 2), [2]),
        ])));

    [Fact]
    public void Identities_vanish_and_their_readers_read_what_they_read()
    {
        Network network = Network.Sequence(
            Image, [Dropout("a"), Conv("conv1", 4, k: 3), Dropout("b"), Flatten("c"), Dropout("d"), Linear("fc", 2), Dropout("e")]);
        Assert.Equal(["conv1: Input → Workspace", "fc: Workspace → Output"], Steps(network));
        ExecutionPlan plan = ExecutionPlan.For(network.Infer());
        Assert.Equal(plan.Steps[0].Output, Assert.Single(plan.Steps[1].Inputs));
    }

    [Fact]
    public void A_network_of_identities_copies_its_input()
    {
        ExecutionPlan plan = ExecutionPlan.For(Network.Sequence(Image, [Dropout("a"), Flatten("b")]).Infer());
        PlanStep copy = Assert.Single(plan.Steps);
        Assert.Equal([1], copy.Layers);
        Assert.Equal([new PlanBuffer(input: 0, length: 192)], copy.Inputs);
        Assert.Equal(new PlanBuffer(output: 0, length: 192), copy.Output);
        Assert.Equal(0, plan.WorkspaceLength);
    }

    [Fact]
    public void A_single_layer_needs_no_workspace()
    {
        ExecutionPlan plan = ExecutionPlan.For(Network.Sequence(Image, [Conv("conv1", 4, k: 3), Relu("relu1")]).Infer());
        Assert.Equal(0, plan.WorkspaceLength);
        Assert.Equal(PlanMemory.Output, Assert.Single(plan.Steps).Output.Memory);
    }

    private static BatchNormSpec Norm(string name) => new(name, Epsilon: 1e-5, Features: null);

    private static ElementwiseSpec Out(string name) => new(name, LayerKind.Output);

    private static IEnumerable<string> Steps(Network network)
    {
        InferredNetwork inferred = network.Infer();
        bool several = inferred.Outputs.Count() > 1;
        return ExecutionPlan.For(inferred).Steps.Select(step =>
        {
            string layers = string.Join('+', step.Layers.Select(layer => inferred.Layers[layer].Name));
            return $"{layers}: {string.Join(", ", step.Inputs.Select(Text))} → {Text(step.Output)}{(step.IsMain ? "" : " (not main)")}";
        });

        string Text(PlanBuffer buffer)
        {
            string index = several && buffer.Memory == PlanMemory.Output ? $" {buffer.Index}" : "";
            return $"{buffer.Memory}{index}{(buffer.IsWhole ? "" : $"[{buffer.Start}..)")}";
        }
    }
}
