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
        Assert.Equal(new PlanBuffer(PlanMemory.Workspace, 0, 6 * 28 * 28), plan.Steps[0].Output);
        Assert.Equal(new PlanBuffer(PlanMemory.Workspace, 6 * 28 * 28, 6 * 14 * 14), plan.Steps[1].Output);
        Assert.Equal(new PlanBuffer(PlanMemory.Output, 0, 10), plan.Steps[6].Output);
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
        ["conv1: Input → Workspace", "relu1: Workspace → Workspace", "pool1: Workspace → Output"],
        Steps(new Network(Image, [new(Conv("conv1", 4, k: 3), [-1]), new(Dropout("a"), [0]), new(Relu("relu1"), [1]), new(MaxPool("pool1", 2), [1])])));

    [Fact]
    public void An_activation_below_a_pool_runs_alone() => Assert.Equal(
        ["pool1: Input → Workspace", "relu1: Workspace → Output"], Steps(Network.Sequence(Image, [MaxPool("pool1", 2), Relu("relu1")])));

    [Fact]
    public void Of_two_activations_the_second_runs_alone() => Assert.Equal(
        ["conv1+relu1: Input → Workspace", "relu2: Workspace → Output"],
        Steps(Network.Sequence(Image, [Conv("conv1", 4, k: 3), Relu("relu1"), Relu("relu2")])));

    [Fact]
    public void A_softmax_runs_alone() => Assert.Equal(
        ["conv1: Input → Workspace", "softmax1: Workspace → Output"],
        Steps(Network.Sequence(Image, [Conv("conv1", 4, k: 3), new ElementwiseSpec("softmax1", LayerKind.Softmax)])));

    [Fact]
    public void An_activation_runs_alone_where_another_layer_reads_the_convolution_too() => Assert.Equal(
        ["conv1: Input → Workspace", "relu1: Workspace → Workspace", "pool1: Workspace → Output"],
        Steps(new Network(Image, [new(Conv("conv1", 4, k: 3), [-1]), new(Relu("relu1"), [0]), new(MaxPool("pool1", 2), [0])])));

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
        foreach (Network network in (Network[])[Network.Sequence(Image, []), Network.Sequence(Image, [Dropout("a"), Flatten("b")])])
        {
            ExecutionPlan plan = ExecutionPlan.For(network.Infer());
            PlanStep copy = Assert.Single(plan.Steps);
            Assert.Equal(-1, copy.Layer);
            Assert.Equal([new PlanBuffer(PlanMemory.Input, 0, 192)], copy.Inputs);
            Assert.Equal(new PlanBuffer(PlanMemory.Output, 0, 192), copy.Output);
            Assert.Equal(0, plan.WorkspaceLength);
        }
    }

    [Fact]
    public void A_single_layer_needs_no_workspace()
    {
        ExecutionPlan plan = ExecutionPlan.For(Network.Sequence(Image, [Conv("conv1", 4, k: 3), Relu("relu1")]).Infer());
        Assert.Equal(0, plan.WorkspaceLength);
        Assert.Equal(PlanMemory.Output, Assert.Single(plan.Steps).Output.Memory);
    }

    private static IEnumerable<string> Steps(Network network)
    {
        InferredNetwork inferred = network.Infer();
        return ExecutionPlan.For(inferred).Steps.Select(step =>
        {
            string layer = inferred.Layers[step.Layer].Name + (step.Activation < 0 ? "" : "+" + inferred.Layers[step.Activation].Name);
            return $"{layer}: {Assert.Single(step.Inputs).Memory} → {step.Output.Memory}";
        });
    }
}
