using ConvShape.Engine;

namespace ConvShape.Tests;

public class WorkspacePoolTests
{
    private static readonly int Kept = Environment.ProcessorCount * 2;

    [Fact]
    public void A_workspace_given_back_is_used_again_and_nothing_allocated()
    {
        WorkspacePool pool = new(new WorkspaceSizes(Maps: 64, Shared: 0, Own: 0));
        Workspace first = pool.Rent(batch: 2);
        first.Dispose();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Workspace second = pool.Rent(batch: 2);
        second.Dispose();
        Workspace third = pool.Rent(batch: 1);
        third.Dispose();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Same(first, second);
        Assert.Same(first, third);
    }

    [Fact]
    public void Workspaces_in_use_at_once_are_apart()
    {
        WorkspacePool pool = new(new WorkspaceSizes(Maps: 64, Shared: 0, Own: 0));
        using Workspace first = pool.Rent(batch: 1), second = pool.Rent(batch: 1);
        Maps(first, 64).Fill(1);
        Maps(second, 64).Fill(2);
        Assert.False(Maps(first, 64).ContainsAnyExcept(1));
    }

    [Fact]
    public void A_larger_batch_gets_a_larger_workspace_which_serves_smaller_ones_after()
    {
        WorkspacePool pool = new(new WorkspaceSizes(Maps: 64, Shared: 0, Own: 0));
        Workspace small = pool.Rent(batch: 1);
        small.Dispose();
        Workspace large = pool.Rent(batch: 100);
        Assert.NotSame(small, large);
        Assert.InRange(large.Length, 6400, 6415);
        large.Dispose();
        using Workspace again = pool.Rent(batch: 1);
        Assert.Same(large, again);
        Assert.Equal(1, again.Batch);
    }

    [Fact]
    public void As_many_are_kept_as_can_run_at_once()
    {
        WorkspacePool pool = new(new WorkspaceSizes(Maps: 16, Shared: 0, Own: 0));
        Workspace[] first = [.. Enumerable.Range(0, Kept + 3).Select(_ => pool.Rent(1))];
        Assert.Equal(Kept + 3, first.Distinct().Count());
        Array.ForEach(first, workspace => workspace.Dispose());
        Workspace[] second = [.. Enumerable.Range(0, Kept + 3).Select(_ => pool.Rent(1))];
        Assert.Equal(Kept + 3, second.Distinct().Count());
        Assert.Equal(Kept, second.Count(first.Contains));
    }

    [Fact]
    public void A_workspace_given_back_twice_is_not_handed_to_two_callers()
    {
        WorkspacePool pool = new(new WorkspaceSizes(Maps: 64, Shared: 0, Own: 0));
        Workspace workspace = pool.Rent(batch: 1);
        workspace.Dispose();
        workspace.Dispose();
        Assert.NotSame(pool.Rent(batch: 1), pool.Rent(batch: 1));
    }

    [Theory]
    [InlineData(1 << 20, 16)]
    [InlineData(10 << 20, 1)]
    [InlineData(20 << 20, 1)]
    public void A_large_batch_is_run_in_parts(int mapLength, int imagesOfAPart)
    {
        using Workspace workspace = new WorkspacePool(new WorkspaceSizes(mapLength, Shared: 0, Own: 0)).Rent(batch: 33);
        Assert.Equal(imagesOfAPart, workspace.Batch);
        Assert.Equal(mapLength * imagesOfAPart, workspace.Length);
    }

    [Fact]
    public void An_image_that_no_block_holds_is_refused()
    {
        WorkspacePool pool = new(new WorkspaceSizes(Maps: 3_000_000_000, Shared: 0, Own: 0));
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => pool.Rent(batch: 1));
        Assert.StartsWith("The maps between the layers take 3000000000 floats for one image", exception.Message);
    }

    [Fact]
    public void A_network_without_maps_takes_any_batch()
    {
        using Workspace workspace = new WorkspacePool(new WorkspaceSizes(Maps: 0, Shared: 0, Own: 0)).Rent(int.MaxValue);
        Assert.Equal(int.MaxValue, workspace.Batch);
        Assert.Equal(0, workspace.Length);
    }

    [Fact]
    public void The_calling_thread_has_scratch_memory_of_its_own_and_workers_bring_theirs()
    {
        using Workspace workspace = new WorkspacePool(new WorkspaceSizes(Maps: 64, Shared: 33, Own: 17)).Rent(batch: 2);
        Assert.Equal(2 * 64 + 48 + 32, workspace.Length);
    }

    [Fact]
    public async Task Sixteen_threads_never_share_a_workspace()
    {
        const int Threads = 16, Rounds = 100_000;
        WorkspacePool pool = new(new WorkspaceSizes(Maps: 16, Shared: 0, Own: 0));
        int shared = 0;
        using Barrier start = new(Threads);
        await Task.WhenAll(Enumerable.Range(1, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                for (int round = 0; round < Rounds; round++)
                {
                    // Whoever else has this workspace writes another number, now or when it is its turn.
                    using Workspace workspace = pool.Rent(batch: 1 + (thread + round) % 3);
                    Span<float> map = Maps(workspace, 16);
                    map.Fill(thread);
                    if (round % 50 == 0)
                    {
                        Thread.Yield();
                    }

                    if (map.ContainsAnyExcept(thread))
                    {
                        Interlocked.Increment(ref shared);
                    }
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.Equal(0, shared);
    }

    private static unsafe Span<float> Maps(Workspace workspace, int length) => new(workspace.Memory.Maps, length);
}
