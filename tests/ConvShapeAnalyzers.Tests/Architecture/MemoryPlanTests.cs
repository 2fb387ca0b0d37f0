using ConvShape.Architecture;
using FsCheck;
using FsCheck.Fluent;
using static ConvShape.Tests.Architecture.Nets;

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
    public void The_block_is_no_longer_than_all_maps_together() => ForAll(RandomNetworks.Graphs, (network, plan) =>
        Assert.InRange(plan.WorkspaceLength, 0, network.Layers.Sum(layer => (layer.Output.Elements + 15) / 16 * 16)));

    [Fact]
    public void The_memory_of_a_skip_is_used_again_right_after_its_last_reader()
    {
        // Maps of 16 floats: the skip is read by the sum, and the convolution behind that takes its place.
        Network network = new(new MapShape(1, 4, 4),
        [
            new(Conv("skip", 1, k: 1), [-1]), new(Conv("a", 1, k: 1), [0]), new(Conv("b", 1, k: 1), [1]),
            new(new MergeSpec("sum", LayerKind.Add), [2, 0]), new(Conv("c", 1, k: 1), [3]), new(Conv("last", 1, k: 1), [4]),
        ]);
        ExecutionPlan plan = ExecutionPlan.For(network.Infer());
        Assert.Equal(3 * 16, plan.WorkspaceLength);
        Assert.DoesNotContain(plan.Steps.Skip(1).Take(3), step => step.Output.Offset == plan.Steps[0].Output.Offset);
        long sum = plan.Steps[3].Output.Offset, skip = plan.Steps[0].Output.Offset, b = plan.Steps[2].Output.Offset;
        Assert.Contains(plan.Steps[4].Output.Offset, (long[])[skip, b]);
        Assert.NotEqual(sum, plan.Steps[4].Output.Offset);
    }

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
            ExecutionPlan plan = ExecutionPlan.For(inferred);
            try
            {
                check(inferred, plan);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{Text(inferred)}\n{string.Join('\n', plan.Steps.Select(step => $"{string.Join('+', step.Layers)}: {string.Join(", ", step.Inputs)} → {step.Output}"))}\n{exception.Message}", exception);
            }
        }));

    private static string Text(InferredNetwork network) =>
        string.Join('\n', network.Layers.Select((layer, i) => $"{i} {layer.Kind} {layer.Output} reads {string.Join(", ", layer.Sources)}"));

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
