using ConvShape.Architecture;
using ConvShape.Weights;

namespace ConvShape.Engine;

/// <summary>One step of a plan, with its operator.</summary>
internal sealed unsafe class RunnerStep
{
    private readonly Place[] _inputs;
    private readonly Place _output;

    /// <param name="layers">The network's layers.</param>
    /// <param name="step">The step.</param>
    /// <param name="weights">The network's tensors.</param>
    /// <param name="precision">What its operator may round.</param>
    /// <param name="slot">Finds the memory of a buffer among the pointers of a run.</param>
    public RunnerStep(IReadOnlyList<LayerInfo> layers, PlanStep step, StateDict weights, Precision precision, Func<PlanBuffer, int> slot)
    {
        Operator = Create(layers, step, weights, precision);
        _inputs = [.. step.Inputs.Select(input => new Place(slot(input), input))];
        _output = new Place(slot(step.Output), step.Output);
        IsMain = step.IsMain;
    }

    /// <summary>What runs.</summary>
    public LayerOperator Operator { get; }

    /// <summary>Number of maps that it reads.</summary>
    public int Inputs => _inputs.Length;

    /// <summary>Whether the network's main result depends on the step.</summary>
    public bool IsMain { get; }

    /// <summary>Runs the step.</summary>
    /// <param name="slots">Where every memory begins.</param>
    /// <param name="maps">Room for as many maps as the step reads.</param>
    /// <param name="memory">Scratch memory.</param>
    /// <param name="batch">Number of images.</param>
    /// <param name="team">The threads that run it; null for this one alone.</param>
    public void Run(ReadOnlySpan<nint> slots, Maps* maps, RunMemory memory, int batch, Team? team)
    {
        for (int i = 0; i < _inputs.Length; i++)
        {
            maps[i] = _inputs[i].In(slots, batch);
        }

        OperatorCall call = new() { Inputs = maps, Output = _output.In(slots, batch), Batch = batch, Shared = memory.Shared };
        if (team is null)
        {
            Operator.RunAll(&call, memory.Own);
        }
        else
        {
            team.Run(Operator, &call, memory.Own);
        }
    }

    /// <summary>The operator of a layer with what is fused into it, or of a copy.</summary>
    /// <param name="layers">The network's layers.</param>
    /// <param name="step">The step.</param>
    /// <param name="weights">The network's tensors; null where the operator is to have its kernels compiled only.</param>
    /// <param name="precision">What it may round.</param>
    public static LayerOperator Create(IReadOnlyList<LayerInfo> layers, PlanStep step, StateDict? weights, Precision precision)
    {
        if (step.Layers.Length == 0)
        {
            return new CopyOperator(step.Inputs[0].Layout, step.Output.Layout);
        }

        LayerInfo[] fused = new LayerInfo[step.Layers.Length];
        for (int i = 0; i < fused.Length; i++)
        {
            fused[i] = layers[step.Layers[i]];
        }

        LayerInfo layer = fused[0];
        LayerTensors tensors = Tensors(layer, weights);
        foreach (LayerInfo norm in fused.Skip(1).Where(other => weights is not null && other.Kind == LayerKind.BatchNorm))
        {
            (layer, tensors) = BatchNormFolding.Fold(layer, tensors, norm, Tensors(norm, weights));
        }

        // What stands before a pool runs on the layer's results, what stands behind it on its own.
        int pool = Array.FindIndex(fused, 1, other => other.Kind.IsWindowPool()), end = pool < 0 ? fused.Length : pool;
        MapLayout output = pool < 0 ? step.Output.Layout : MapLayout.Blocked(layer.Output);
        return LayerOperator.Create(new OperatorSpec(
            layer,
            tensors,
            step.Inputs.Select(input => input.Layout).ToEquatableArray(),
            output,
            Array.Find(fused[1..end], other => other.Kind.IsActivation()),
            AddsMap: Array.Exists(fused[1..], other => other.Kind == LayerKind.Add),
            precision == Precision.Exact ? ConvolutionAlgorithm.Direct : step.Algorithm,
            pool < 0 ? null : new OperatorSpec(fused[pool], default, [output], step.Output.Layout, Array.Find(fused[end..], other => other.Kind.IsActivation())),
            IsForKernels: weights is null));
    }

    private static LayerTensors Tensors(LayerInfo layer, StateDict? weights)
    {
        EquatableArray<TensorSpec> declared = layer.Tensors;
        return new(Tensor(0), Tensor(1), Tensor(2), Tensor(3));

        ReadOnlyMemory<float> Tensor(int index) => index < declared.Length && weights is not null ? weights[declared[index].Name] : default;
    }

    /// <summary>A buffer of the plan within one of the memories of a run.</summary>
    private sealed class Place(int slot, PlanBuffer buffer)
    {
        private readonly nint _offset = (nint)buffer.Offset, _first = (nint)(buffer.Start + buffer.Layout.Origin), _stride = (nint)buffer.Stride;

        public Maps In(ReadOnlySpan<nint> slots, int batch) => new((float*)slots[slot] + _offset * batch + _first, _stride);
    }
}
