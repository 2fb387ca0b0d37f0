using ConvShape.Architecture;

namespace ConvShape.Tests.Architecture;

/// <summary>
/// Runs a plan over memory that holds, instead of numbers, the layer and position that each float belongs to. Whatever a step reads
/// must still be what the network says it reads: so no map alive is overwritten, no activation runs that another reader does not want,
/// and every part of a concatenation is in its place.
/// </summary>
internal sealed class PlanReplay
{
    private static readonly (int Layer, long At) Unwritten = (int.MinValue, 0);

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
            LayerInfo layer = _network.Layers[step.Layers[0]];
            Assert.Equal(layer.Sources.Length, step.Inputs.Length);
            for (int i = 0; i < step.Inputs.Length; i++)
            {
                AssertHolds(step.Inputs[i], layer.Sources[i]);
                AssertApart(step, step.Inputs[i], layer);
            }

            int last = step.Layers[step.Layers.Length - 1];
            Assert.Equal(_network.Layers[last].Output.Elements, step.Output.Length);
            ForEachCell(step.Output, (memory, cell, image, at) => memory[cell] = (last, at));
        }

        int[] outputs = [.. _network.Outputs];
        for (int i = allOutputs ? 0 : outputs.Length - 1; i < outputs.Length; i++)
        {
            AssertHolds(new(output: i, length: _network.Layers[outputs[i]].Output.Elements), outputs[i]);
        }
    }

    /// <summary>That a buffer holds what a layer gives out.</summary>
    private void AssertHolds(PlanBuffer buffer, int layer)
    {
        long length = layer < 0 ? _network.Input.Elements : _network.Layers[layer].Output.Elements;
        Assert.Equal(length, buffer.Length);
        (int Layer, long At)[] expected = [.. Enumerable.Range(0, (int)length).Select(at => Computed(layer, at))];
        ForEachCell(buffer, (memory, cell, image, at) => Assert.True(
            Computed(memory[cell].Layer, memory[cell].At) == expected[at],
            $"the map of layer {layer} has at {at} of image {image} not {expected[at]} but {memory[cell]}"));
    }

    /// <summary>That no step writes over what it reads, except for the parts of a concatenation that are in their place.</summary>
    private void AssertApart(PlanStep step, PlanBuffer input, LayerInfo layer)
    {
        HashSet<(object, long)> written = [];
        ForEachCell(step.Output, (memory, cell, _, _) => written.Add((memory, cell)));
        bool overlaps = false;
        ForEachCell(input, (memory, cell, _, _) => overlaps |= written.Contains((memory, cell)));
        Assert.False(overlaps && layer.Kind != LayerKind.Concat, $"the step of {layer.Name} writes over what it reads");
    }

    private void ForEachCell(PlanBuffer buffer, Action<(int Layer, long At)[], long, int, long> visit)
    {
        (int Layer, long At)[] memory = buffer.Memory switch
        {
            PlanMemory.Input => _input,
            PlanMemory.Output => _outputs[buffer.Index],
            _ => _workspace,
        };
        for (int image = 0; image < _batch; image++)
        {
            for (long at = 0; at < buffer.Length; at++)
            {
                visit(memory, buffer.Offset * _batch + image * buffer.Stride + buffer.Start + at, image, at);
            }
        }
    }

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
