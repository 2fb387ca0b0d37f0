using ConvShape.Architecture;

namespace ConvShape.Tests.Architecture;

/// <summary>
/// Runs a plan over memory that holds, instead of numbers, the layer and position that each float belongs to. Whatever a step reads
/// must still be what the network says it reads: so no map alive is overwritten, no activation runs that another reader does not want,
/// and every part of a concatenation is in its place. What lies around a map is a map's own as well: its writer sets it to zero, and there
/// must be zeros still when it is read.
/// </summary>
internal sealed class PlanReplay
{
    /// <summary>In place of a position: the cell lies around the map.</summary>
    private const long Halos = -1;

    /// <summary>In place of a position: the cell is of a channel that fills up the last block.</summary>
    private const long Fillings = -2;

    private static readonly (int Layer, long At) Unwritten = (int.MinValue, 0);

    /// <summary>What lies around a map.</summary>
    private static readonly (int Layer, long At) Zero = (int.MaxValue, 0);

    /// <summary>Channels that fill up the last block of a map.</summary>
    private static readonly (int Layer, long At) Filling = (int.MaxValue, 1);

    private readonly InferredNetwork _network;
    private readonly ExecutionPlan _plan;
    private readonly int _batch;
    private readonly (int Layer, long At)[] _workspace;
    private readonly (int Layer, long At)[] _input;
    private readonly (int Layer, long At)[][] _outputs;

    private PlanReplay(InferredNetwork network, ExecutionPlan plan, int batch)
    {
        _network = network;
        _plan = plan;
        _batch = batch;
        _workspace = Cells(plan.WorkspaceLength);
        _input = Cells(network.Input.Elements);
        _outputs = [.. network.Outputs.Select(output => Cells(network.Layers[output].Output.Elements))];
        for (long i = 0; i < _input.Length; i++)
        {
            _input[i] = (-1, i % network.Input.Elements);
        }
    }

    /// <summary>All steps, then only those that the main output needs.</summary>
    public static void Check(InferredNetwork network, ExecutionPlan plan)
    {
        foreach (int batch in (int[])[1, 2])
        {
            new PlanReplay(network, plan, batch).Run(allOutputs: true);
            new PlanReplay(network, plan, batch).Run(allOutputs: false);
        }
    }

    private void Run(bool allOutputs)
    {
        foreach (PlanStep step in _plan.Steps.Where(step => allOutputs || step.IsMain))
        {
            AssertPlaces(step);
            if (step.Layers.Length == 0)
            {
                Copy(step);
            }
            else
            {
                Compute(step);
            }
        }

        int[] outputs = [.. _network.Outputs];
        for (int i = allOutputs ? 0 : outputs.Length - 1; i < outputs.Length; i++)
        {
            AssertHolds(new(MapLayout.Plain(_network.Layers[outputs[i]].Output), output: i), outputs[i]);
        }
    }

    /// <summary>An input that is brought into the workspace, or a map that is given out.</summary>
    private void Copy(PlanStep step)
    {
        PlanBuffer source = Assert.Single(step.Inputs), target = step.Output;
        int layer = target.Memory == PlanMemory.Output ? _network.Outputs.ElementAt(target.Index) : -1 - source.Index;
        Assert.Equal(target.Memory != PlanMemory.Output, source.Memory == PlanMemory.Input && target.Memory == PlanMemory.Workspace);
        Assert.True(target.Memory != PlanMemory.Output || target.Layout.Block == 1);
        Assert.Equal(target.Memory != PlanMemory.Output || target.Index == _network.Outputs.Count() - 1, step.IsMain);
        AssertHolds(source, layer);
        AssertApart(step, source, "a copy");
        Write(target, layer);
    }

    private void Compute(PlanStep step)
    {
        LayerInfo layer = _network.Layers[step.Layers[0]];
        int[] sources = [.. layer.Sources, .. Addends(step)];
        Assert.Equal(sources.Length, step.Inputs.Length);
        for (int i = 0; i < sources.Length; i++)
        {
            PlanBuffer input = step.Inputs[i];
            AssertHolds(input, sources[i]);
            Assert.Equal(PlanMemory.Workspace, input.Memory);
            Assert.True(input.Layout.Block == MapLayout.Lanes || (i == 0 && layer.ReadsPlainOrder()), $"{layer.Name} cannot read input {i} in plain order");
            if (layer.Kind == LayerKind.Concat)
            {
                AssertUnchanged(step, input);
            }
            else
            {
                AssertApart(step, input, layer.Name);
            }
        }

        Halo around = step.Inputs[0].Layout.Halo;
        Assert.Equal(around, around.Union(Halo.ReadBy(layer)));
        Assert.Equal(PlanMemory.Workspace, step.Output.Memory);
        Assert.Equal(MapLayout.Lanes, step.Output.Layout.Block);
        int last = step.Layers[step.Layers.Length - 1];
        Assert.Equal(_network.Layers[last].Output.Elements, Elements(step.Output.Layout));
        Write(step.Output, last);
    }

    /// <summary>
    /// What a fused sum adds. Fails unless a step's layers follow one another as an operator runs them: layer, normalisation, sum, activation, pool,
    /// activation.
    /// </summary>
    private IEnumerable<int> Addends(PlanStep step)
    {
        int rank = 0;
        for (int i = 1; i < step.Layers.Length; i++)
        {
            LayerInfo fused = _network.Layers[step.Layers[i]];
            int next = fused.Kind switch
            {
                LayerKind.BatchNorm => 1,
                LayerKind.Add => 2,
                { } kind when kind.IsActivation() => rank < 4 ? 3 : 5,
                _ => 4,
            };
            Assert.True(next > rank, $"{fused.Name} runs in no order that an operator has");
            Assert.True(next != 4 || PoolFusion.Suits(_network.Layers[step.Layers[0]], step.Algorithm, fused), $"{fused.Name} cannot be fused");
            rank = next;
            (int Layer, long) before = Computed(step.Layers[i - 1], 0);
            Assert.Contains(before, fused.Sources.Select(source => Computed(source, 0)));
            if (fused.Kind == LayerKind.Add)
            {
                Assert.True(_network.Layers[step.Layers[0]].TakesSum());
                yield return Assert.Single(fused.Sources, source => Computed(source, 0) != before);
            }
        }
    }

    /// <summary>That parts of maps begin with a block of channels, and maps with a cache line, and that all of them lie within their memory.</summary>
    private void AssertPlaces(PlanStep step)
    {
        foreach (PlanBuffer buffer in step.Inputs.Append(step.Output))
        {
            Assert.Equal(0, buffer.Offset % 16);
            Assert.Equal(0, buffer.Start % buffer.Layout.Plane);
            Assert.InRange(buffer.Start + buffer.Layout.Length, 1, buffer.Stride);
            Assert.True(buffer.IsWhole || (buffer.Memory == PlanMemory.Workspace && buffer.Layout.Block == MapLayout.Lanes));
            if (buffer.Memory == PlanMemory.Workspace)
            {
                Assert.InRange(buffer.Offset + buffer.Stride, 1, _plan.WorkspaceLength);
            }
            else
            {
                Assert.Equal((0, 1, false), (buffer.Offset, buffer.Layout.Block, buffer.Layout.HasHalo));
            }
        }
    }

    /// <summary>That a buffer holds what a layer gives out, with zeros around it.</summary>
    private void AssertHolds(PlanBuffer buffer, int layer)
    {
        MapShape shape = layer < 0 ? _network.Input : _network.Layers[layer].Output;
        Assert.Equal((shape.Channels, shape.Height.Value, shape.Width.Value), (buffer.Layout.Channels, buffer.Layout.Height, buffer.Layout.Width));
        (int Layer, long At)[] expected = [.. Enumerable.Range(0, (int)shape.Elements).Select(at => Computed(layer, at))];
        ForEachCell(buffer, (memory, cell, image, at) =>
        {
            if (at == Fillings)
            {
                // Of any value: in a concatenation, what comes behind has them.
                return;
            }

            (int Layer, long At) found = memory[cell], wanted = at == Halos ? Zero : expected[at];
            if ((found.Layer is int.MinValue or int.MaxValue ? found : Computed(found.Layer, found.At)) != wanted)
            {
                Assert.Fail($"the map of layer {layer} has at {at} of image {image} not {wanted} but {memory[cell]}");
            }
        });
    }

    private void Write(PlanBuffer buffer, int layer) => ForEachCell(
        buffer, (memory, cell, image, at) => memory[cell] = at == Halos ? Zero : at == Fillings ? Filling : (layer, at));

    /// <summary>That no step writes over what it reads.</summary>
    private void AssertApart(PlanStep step, PlanBuffer input, string name) =>
        Assert.False(Overlap(step.Output, input), $"the step of {name} writes over what it reads");

    /// <summary>That a concatenation reads nothing that it changes: a part is in its place, or another's, or lies elsewhere.</summary>
    private void AssertUnchanged(PlanStep step, PlanBuffer input)
    {
        int concat = step.Layers[0];
        Dictionary<long, (int Layer, long At)> written = [];
        ForEachCell(step.Output, (_, cell, _, at) => written[cell] = at == Halos ? Zero : at == Fillings ? Filling : Computed(concat, at));
        ForEachCell(input, (memory, cell, _, at) =>
        {
            if (at != Fillings && written.TryGetValue(cell, out (int Layer, long At) then))
            {
                (int Layer, long At) now = memory[cell];
                Assert.Equal(then, at == Halos ? now : Computed(now.Layer, now.At));
            }
        });
    }

    private bool Overlap(PlanBuffer one, PlanBuffer other)
    {
        HashSet<long> cells = [];
        ForEachCell(one, (_, cell, _, _) => cells.Add(cell));
        bool overlaps = false;
        ForEachCell(other, (_, cell, _, _) => overlaps |= cells.Contains(cell));
        return overlaps && (one.Memory, one.Index) == (other.Memory, other.Index);
    }

    /// <summary>Visits all that is a buffer's own, with the position of each value in plain order.</summary>
    private void ForEachCell(PlanBuffer buffer, Action<(int Layer, long At)[], long, int, long> visit)
    {
        (int Layer, long At)[] memory = buffer.Memory switch
        {
            PlanMemory.Input => _input,
            PlanMemory.Output => _outputs[buffer.Index],
            _ => _workspace,
        };
        MapLayout layout = buffer.Layout;
        for (int image = 0; image < _batch; image++)
        {
            long first = buffer.Offset * _batch + image * buffer.Stride + buffer.Start;
            for (long cell = 0; cell < layout.Length; cell++)
            {
                long channel = cell / layout.Plane * layout.Block + cell % layout.Block;
                long row = cell % layout.Plane / layout.Row - layout.Halo.Top, column = cell % layout.Row / layout.Block - layout.Halo.Left;
                bool isInside = row >= 0 && row < layout.Height && column >= 0 && column < layout.Width;
                visit(memory, first + cell, image, !isInside ? Halos : channel >= layout.Channels ? Fillings : (channel * layout.Height + row) * layout.Width + column);
            }
        }
    }

    private static long Elements(MapLayout layout) => (long)layout.Channels * layout.Height * layout.Width;

    /// <summary>The layer that computes a value, where others only pass it on, side by side or as it is.</summary>
    private (int Layer, long At) Computed(int layer, long at)
    {
        if (layer < 0)
        {
            return (layer, at);
        }

        LayerInfo info = _network.Layers[layer];
        if (info.Kind.IsIdentity())
        {
            return Computed(info.Sources[0], at);
        }

        if (info.Kind != LayerKind.Concat)
        {
            return (layer, at);
        }

        int part = 0;
        for (; at >= info.Inputs[part].Elements; part++)
        {
            at -= info.Inputs[part].Elements;
        }

        return Computed(info.Sources[part], at);
    }

    private (int Layer, long At)[] Cells(long length)
    {
        (int Layer, long At)[] cells = new (int Layer, long At)[length * _batch];
        cells.AsSpan().Fill(Unwritten);
        return cells;
    }
}
