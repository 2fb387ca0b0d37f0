using ConvShape.Engine;

namespace ConvShape.Tests;

public unsafe class WorkspaceTests
{
    [Fact]
    public void Scratch_memory_and_maps_begin_on_cache_lines()
    {
        for (int length = 16; length < 200; length += 7)
        {
            using Workspace workspace = new WorkspacePool(new WorkspaceSizes(Maps: 16, Shared: length, Own: length + 3)).Rent(batch: 3);
            Assert.Equal(0, (nint)workspace.Memory.Shared % 64);
            Assert.Equal(0, (nint)workspace.Memory.Maps % 64);
        }
    }

    [Fact]
    public void Scratch_memory_lies_before_the_maps()
    {
        using Workspace workspace = new WorkspacePool(new WorkspaceSizes(Maps: 48, Shared: 33, Own: 17)).Rent(batch: 2);
        const int scratch = 48 + 32;
        Assert.Equal(scratch + 2 * 48, workspace.Length);
        Assert.Equal((nint)(workspace.Memory.Shared + scratch), (nint)workspace.Memory.Maps);
    }

    /// <summary>Whatever runs on the calling thread has the first piece behind the memory that all share.</summary>
    [Fact]
    public void A_thread_has_memory_of_its_own()
    {
        using Workspace workspace = new WorkspacePool(new WorkspaceSizes(Maps: 48, Shared: 33, Own: 17)).Rent(batch: 2, threads: 1);
        OwnOperator step = new();
        OperatorCall call = new() { Batch = 2, Shared = workspace.Memory.Shared };
        workspace.Team.Run(step, &call, workspace.Memory.Own);
        Assert.Equal((nint)(workspace.Memory.Shared + 48), step.Own);
    }

    /// <summary>Notes where its own memory is.</summary>
    private sealed class OwnOperator : LayerOperator
    {
        public nint Own { get; private set; }

        public override long Work => WorkerPool.WorthThread;

        public override int Items(int phase, int batch) => 1;

        public override void Run(OperatorCall* call, int phase, int item, float* own) => Own = (nint)own;
    }
}
