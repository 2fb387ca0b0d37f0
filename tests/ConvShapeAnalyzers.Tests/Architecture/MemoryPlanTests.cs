using ConvShape.Architecture;
using FsCheck;
using FsCheck.Fluent;

namespace ConvShape.Tests.Architecture;

public class MemoryPlanTests
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void No_map_of_a_chain_is_overwritten_while_it_is_needed() => ForAll(RandomNetworks.Chains, PlanReplay.Check);

    [Fact]
    public void No_map_of_a_graph_is_overwritten_while_it_is_needed() => ForAll(RandomNetworks.Graphs, PlanReplay.Check);

    [Fact]
    public void Maps_begin_on_cache_lines() => ForAll(RandomNetworks.Graphs, (_, plan) =>
        Assert.All(plan.Steps, step => Assert.Equal(0, step.Output.Offset % 16)));

    [Fact]
    public void The_block_is_no_longer_than_all_maps_together() => ForAll(RandomNetworks.Graphs, (_, plan) =>
        Assert.InRange(plan.WorkspaceLength, 0, Stored(plan).Sum()));

    [Fact]
    public void The_block_of_a_chain_is_as_long_as_its_two_largest_neighbours() => ForAll(RandomNetworks.Chains, (_, plan) =>
        Assert.Equal(LargestNeighbours([.. Stored(plan)]), plan.WorkspaceLength));

    [Fact]
    public void A_chain_that_largest_first_would_spread_is_packed_from_both_ends()
    {
        // Largest first puts 192 and 160 at 0, 144 behind 192, and finds no place for 128 between 160 and 192.
        MemoryPlan memory = new();
        long[] lengths = [160, 128, 144, 192];
        for (int step = 0; step < lengths.Length; step++)
        {
            memory.Add(step, lengths[step], step, step + 1);
        }

        memory.Assign(out long block);
        Assert.Equal(144 + 192, block);
    }

    [Fact]
    public void A_map_that_nothing_reads_still_has_a_place_while_it_is_written()
    {
        MemoryPlan memory = new();
        memory.Add(map: 0, length: 16, written: 0, lastRead: 2);
        memory.Add(map: 1, length: 16, written: 1, lastRead: 0);
        IReadOnlyDictionary<int, long> offsets = memory.Assign(out long block);
        Assert.Equal(32, block);
        Assert.NotEqual(offsets[0], offsets[1]);
    }

    private static void ForAll(Gen<Network> networks, Action<InferredNetwork, ExecutionPlan> check) =>
        Check.One(Settings, Prop.ForAll(networks.ToArbitrary(), network =>
        {
            InferredNetwork inferred = network.Infer();
            check(inferred, ExecutionPlan.For(inferred));
        }));

    /// <summary>Lengths of the maps in the workspace, in whole cache lines.</summary>
    private static IEnumerable<long> Stored(ExecutionPlan plan) =>
        plan.Steps.Where(step => step.Output.Memory == PlanMemory.Workspace).Select(step => (step.Output.Length + 15) / 16 * 16);

    private static long LargestNeighbours(long[] lengths) => lengths.Length switch
    {
        0 => 0,
        1 => lengths[0],
        _ => lengths.Zip(lengths.Skip(1), (first, second) => first + second).Max(),
    };
}
