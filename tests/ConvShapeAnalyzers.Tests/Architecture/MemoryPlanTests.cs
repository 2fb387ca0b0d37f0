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
    public void Maps_begin_on_cache_lines_and_their_parts_with_blocks_of_channels() => ForAll(RandomNetworks.Graphs, (_, plan) =>
        Assert.All(plan.Steps.SelectMany(step => step.Inputs.Append(step.Output)), buffer =>
        {
            Assert.Equal(0, buffer.Offset % 16);
            Assert.Equal(0, buffer.Start % 16);
            Assert.Equal(0, buffer.Start % buffer.Layout.Plane);
        }));

    /// <summary>What the other properties are about is there to be met.</summary>
    [Fact]
    public void Random_networks_have_all_that_a_plan_can_have()
    {
        InferredNetwork[] networks = [.. RandomNetworks.Graphs.Sample(1200).Concat(RandomNetworks.Chains.Sample(300)).Select(network => network.Infer())];
        PlanStep[] steps = [.. networks.SelectMany(network => ExecutionPlan.For(network).Steps)];
        AssertMany(networks.SelectMany(network => ExecutionPlan.For(network).Steps.SelectMany(step => step.Layers.Skip(1).Where(fused => network.Layers[fused].Kind.IsWindowPool()))));
        AssertMany(steps.Where(step => step.Layers.Length > 0 && step.Inputs[0].Layout.Block == 1));
        AssertMany(steps.Where(step => step.Layers.Length > 0 && step.Inputs[0].Layout.HasHalo));
        AssertMany(steps.Where(step => step.Output.Start > 0));
        AssertMany(steps.Where(step => step.Layers.Length > 0 && step.Inputs.Any(input => input.Start > 0)));
        AssertMany(steps.Where(step => step.Layers.Length > 0 && step.Inputs.Length == 2 && step.Inputs[0].Layout.HasHalo));
        AssertMany(steps.Where(step => !step.IsMain));
    }

    [Fact]
    public void The_block_is_no_longer_than_all_maps_together() => ForAll(RandomNetworks.Graphs, (_, plan) =>
        Assert.InRange(plan.WorkspaceLength, 0, Stored(plan).Sum()));

    [Fact]
    public void The_memory_of_a_skip_is_used_again_right_after_its_last_reader()
    {
        // Maps of 256 floats, a block of channels at sixteen positions: the skip is read by the sum, and the convolution behind that takes its place.
        Network network = new(new MapShape(1, 4, 4),
        [
            new(Conv("skip", 1, k: 1), [-1]), new(MaxPool("a", 1), [0]), new(MaxPool("b", 1), [1]),
            new(new MergeSpec("sum", LayerKind.Add), [2, 0]), new(Conv("c", 1, k: 1), [3]), new(Conv("last", 1, k: 1), [4]),
        ]);
        ExecutionPlan plan = ExecutionPlan.For(network.Infer());
        Assert.Equal(3 * 256, plan.WorkspaceLength);
        Assert.Equal([[], [0], [1], [2], [3], [4], [5], []], plan.Steps.Select(step => step.Layers.ToArray()));
        long Offset(int step) => plan.Steps[step].Output.Offset;
        long skip = Offset(1), b = Offset(3), sum = Offset(4);
        Assert.DoesNotContain(skip, new[] { Offset(2), b, sum });
        Assert.Contains(Offset(5), new[] { skip, b });
        Assert.NotEqual(sum, Offset(5));
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

    [Fact]
    public void Maps_beyond_all_memory_make_a_block_that_is_too_long_rather_than_one_of_any_length()
    {
        MemoryPlan memory = new();
        for (int map = 0; map < 1000; map++)
        {
            memory.Add(map, map % 2 == 0 ? long.MaxValue : long.MaxValue - 7, written: 0, lastRead: 1);
        }

        memory.Assign(out long block);
        Assert.InRange(block, Array.MaxLength, long.MaxValue);
        Assert.InRange(memory.Peak(), Array.MaxLength, long.MaxValue);
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

    private static void AssertMany<T>(IEnumerable<T> found) => Assert.InRange(found.Count(), 20, int.MaxValue);

    /// <summary>Lengths of the maps in the workspace, in whole cache lines.</summary>
    private static IEnumerable<long> Stored(ExecutionPlan plan) =>
        plan.Steps.Where(step => step.Output.Memory == PlanMemory.Workspace).Select(step => (step.Output.Layout.Length + 15) / 16 * 16);

    private static long LargestNeighbours(long[] lengths) => lengths.Length switch
    {
        0 => 0,
        1 => lengths[0],
        _ => lengths.Zip(lengths.Skip(1), (first, second) => first + second).Max(),
    };
}
