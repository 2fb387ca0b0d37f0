using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Engine;
using ConvShape.Tests.Architecture;
using ConvShape.Weights;

namespace ConvShape.Tests;

public class WorkspaceTests
{
    [Fact]
    public void Scratch_memory_and_maps_begin_on_cache_lines()
    {
        Stage stage = Stage(filters: 2);
        Assert.NotEqual(0, stage.ScratchLength);
        for (int mapLength = 16; mapLength < 200; mapLength += 16)
        {
            using Workspace workspace = new WorkspacePool(mapLength, [stage]).Rent(batch: 3);
            Assert.Equal(0, Address(workspace.Scratch) % 64);
            Assert.Equal(0, Address(workspace.Map(0, 5)) % 64);
            Assert.Equal(0, Address(workspace.Map(mapLength - 16, 16)) % 64);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_maps_of_a_plan_do_not_overlap_whatever_the_batch(int batch)
    {
        InferredNetwork network = Nets.LeNet5.Infer();
        ExecutionPlan plan = ExecutionPlan.For(network);
        using Workspace workspace = new WorkspacePool(plan.WorkspaceLength, []).Rent(batch);
        for (int step = 0; step < plan.Steps.Length; step++)
        {
            if (step > 0)
            {
                PlanBuffer read = Assert.Single(plan.Steps[step].Inputs);
                Assert.Equal(read.Length * batch, workspace.Map(read.Offset, read.Length).Length);
                Assert.False(workspace.Map(read.Offset, read.Length).ContainsAnyExcept((float)(step - 1)), $"step {step} reads what is not step {step - 1}'s");
            }

            PlanBuffer written = plan.Steps[step].Output;
            if (written.Memory == PlanMemory.Workspace)
            {
                workspace.Map(written.Offset, written.Length).Fill(step);
            }
        }
    }

    [Fact]
    public void Maps_and_scratch_memory_lie_apart()
    {
        Stage small = Stage(filters: 2), large = Stage(filters: 2, p: 5);
        Assert.True(large.ScratchLength > small.ScratchLength);
        using Workspace workspace = new WorkspacePool(mapLength: 48, [small, large, small]).Rent(batch: 2);
        Assert.InRange(workspace.Scratch.Length, large.ScratchLength, large.ScratchLength + 15);
        workspace.Scratch.Fill(1);
        workspace.Map(0, 48).Fill(2);
        Assert.False(workspace.Scratch.ContainsAnyExcept(1));
    }

    [Fact]
    public void A_map_outside_the_plan_is_refused()
    {
        using Workspace workspace = new WorkspacePool(mapLength: 48, []).Rent(batch: 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => workspace.Map(48, 48).Length);
        Assert.Throws<OverflowException>(() => workspace.Map(1L << 31, 48).Length);
    }

    private static unsafe long Address(Span<float> span) => (long)Unsafe.AsPointer(ref MemoryMarshal.GetReference(span));

    private static WeightedStage<Shape2x3x4, Shape2x3x4> Stage(int filters, int p = 1)
    {
        WindowAxis axis = new(3, 1, 1, p, p);
        ConvolutionSpec spec = new("conv1", new(axis, axis), 1, filters, InChannels: null, Bias: true);
        LayerInfo layer = Network.Sequence(new MapShape(2, 3, 4), [spec]).Infer().Layers[0];
        return new(layer, StateDict.CreateRandom([.. layer.Tensors], seed: 1));
    }
}
