using ConvShape.Architecture;
using ConvShape.Weights;

namespace ConvShape.Engine;

/// <summary>One step of a plan, with its operator.</summary>
internal sealed unsafe class RunnerStep
{
    private readonly LayerOperator _operator;
    private readonly Place[] _inputs;
    private readonly Place _output;

    /// <param name="layers">The network's layers.</param>
    /// <param name="step">The step.</param>
    /// <param name="weights">The network's tensors.</param>
    /// <param name="slot">Finds the memory of a buffer among the pointers of a run.</param>
    public RunnerStep(IReadOnlyList<LayerInfo> layers, PlanStep step, StateDict weights, Func<PlanBuffer, int> slot)
    {
        _operator = Create([.. step.Layers.Select(layer => layers[layer])], weights);
        _inputs = [.. step.Inputs.Select(input => new Place(slot(input), input))];
        _output = new Place(slot(step.Output), step.Output);
        IsMain = step.IsMain;
    }

    /// <summary>Whether the network's main result depends on the step.</summary>
    public bool IsMain { get; }

    /// <summary>Floats of scratch memory that it needs.</summary>
    public int ScratchLength => _operator.ScratchLength;

    /// <summary>Runs the step.</summary>
    /// <param name="slots">Where every memory begins.</param>
    /// <param name="maps">Room for as many maps as the step reads.</param>
    /// <param name="workspace">The memory of the run.</param>
    public void Run(ReadOnlySpan<nint> slots, Span<Maps> maps, Workspace workspace)
    {
        for (int i = 0; i < _inputs.Length; i++)
        {
            maps[i] = _inputs[i].In(slots, workspace.Batch);
        }

        _operator.Run(maps[.._inputs.Length], _output.In(slots, workspace.Batch), workspace.Batch, workspace.Scratch);
    }

    /// <summary>The operator of a layer with what is fused into it.</summary>
    private static LayerOperator Create(LayerInfo[] fused, StateDict weights)
    {
        LayerInfo layer = fused[0];
        LayerTensors tensors = Tensors(layer, weights);
        int next = 1;
        if (fused.Length > next && fused[next].Kind == LayerKind.BatchNorm)
        {
            (layer, tensors) = BatchNormFolding.Fold(layer, tensors, fused[next], Tensors(fused[next], weights));
            next++;
        }

        return LayerOperator.Create(layer, tensors, next < fused.Length ? fused[next] : null);
    }

    private static LayerTensors Tensors(LayerInfo layer, StateDict weights)
    {
        EquatableArray<TensorSpec> declared = layer.Tensors;
        return new(Tensor(0), Tensor(1), Tensor(2), Tensor(3));

        ReadOnlyMemory<float> Tensor(int index) => index < declared.Length ? weights[declared[index].Name] : default;
    }

    /// <summary>A buffer of the plan within one of the memories of a run.</summary>
    private readonly struct Place(int slot, PlanBuffer buffer)
    {
        private readonly nint _offset = (nint)buffer.Offset, _start = (nint)buffer.Start, _stride = (nint)buffer.Stride;

        public Maps In(ReadOnlySpan<nint> slots, int batch) => new((float*)slots[slot] + _offset * batch + _start, _stride);
    }
}
