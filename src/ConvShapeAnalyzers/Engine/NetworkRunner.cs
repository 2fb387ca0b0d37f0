using System.ComponentModel;
using System.Runtime.CompilerServices;
using ConvShape.Architecture;
using ConvShape.Weights;

namespace ConvShape.Engine;

/// <summary>
/// Layers with their weights and the plan by which they run. Immutable, and safe to call from many threads; a warm run allocates
/// nothing. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class NetworkRunner
{
    private readonly RunnerStep[] _steps;
    private readonly WorkspacePool _workspaces;

    /// <summary>Floats of one image of each input and output.</summary>
    private readonly long[] _inputLengths;
    private readonly long[] _outputLengths;

    /// <summary>Where outputs lie in the workspace while only the main one is given out: steps may read them on the way to it.</summary>
    private readonly long[] _standIns;

    private readonly int _mostInputs;

    /// <summary>Packs the weights, normalisations folded in, and chooses the kernels.</summary>
    /// <param name="layers">The layers that the plan names by position.</param>
    /// <param name="plan">How they run.</param>
    /// <param name="weights">Their tensors.</param>
    /// <exception cref="ArgumentException">The shapes of a layer contradict each other.</exception>
    public NetworkRunner(IReadOnlyList<LayerInfo> layers, ExecutionPlan plan, StateDict weights)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(weights);
        _inputLengths = Lengths(plan, PlanMemory.Input);
        _outputLengths = Lengths(plan, PlanMemory.Output);
        _standIns = new long[_outputLengths.Length];
        long mapLength = plan.WorkspaceLength;
        for (int i = 0; i < _standIns.Length - 1; i++)
        {
            _standIns[i] = mapLength;
            if (plan.Steps.Any(step => step.IsMain && Buffers(step).Any(buffer => buffer.Memory == PlanMemory.Output && buffer.Index == i)))
            {
                mapLength += WorkspacePool.Aligned(_outputLengths[i]);
            }
        }

        _steps = [.. plan.Steps.Select(step => new RunnerStep(layers, step, weights, Slot))];
        _mostInputs = plan.Steps.Max(step => step.Inputs.Length);
        _workspaces = new WorkspacePool(mapLength, _steps.Max(step => step.ScratchLength));
    }

    /// <summary>Runs a network of one input for its main result. Lengths are the caller's to check.</summary>
    /// <param name="input">N × the input shape.</param>
    /// <param name="output">N × the output shape.</param>
    /// <param name="batch">Number of images N ≥ 1.</param>
    public void Run(ReadOnlySpan<float> input, Span<float> output, int batch)
    {
        fixed (float* from = input, to = output)
        {
            Run([(nint)from], [(nint)to], batch);
        }
    }

    /// <summary>Runs a network of one input for all its results. Lengths are the caller's to check.</summary>
    /// <param name="input">N × the input shape.</param>
    /// <param name="outputs">Maps for every output, in order.</param>
    /// <param name="batch">Number of images N ≥ 1.</param>
    public void Run(ReadOnlySpan<float> input, OutputMaps outputs, int batch)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        fixed (float* from = input)
        {
            Span<nint> to = stackalloc nint[outputs.Count];
            Run((nint)from, outputs, to, pinned: 0, batch);
        }
    }

    /// <summary>Runs layers that read several maps. Lengths are the caller's to check.</summary>
    /// <param name="inputs">Maps for every input, in order.</param>
    /// <param name="output">N × the output shape.</param>
    /// <param name="batch">Number of images N ≥ 1.</param>
    internal void Run<TInputs>(TInputs inputs, Span<float> output, int batch)
        where TInputs : struct, ITuple
    {
        fixed (float* to = output)
        {
            Span<nint> from = stackalloc nint[inputs.Length];
            Run(inputs, from, (nint)to, pinned: 0, batch);
        }
    }

    /// <summary>Pins one output after the other, each as long as those behind it run.</summary>
    private void Run(nint input, OutputMaps outputs, Span<nint> to, int pinned, int batch)
    {
        if (pinned == outputs.Count)
        {
            Run([input], to, batch);
            return;
        }

        fixed (float* output = outputs[pinned].Values)
        {
            to[pinned] = (nint)output;
            Run(input, outputs, to, pinned + 1, batch);
        }
    }

    /// <summary>Pins one input after the other.</summary>
    private void Run<TInputs>(TInputs inputs, Span<nint> from, nint output, int pinned, int batch)
        where TInputs : struct, ITuple
    {
        if (pinned == inputs.Length)
        {
            Run(from, [output], batch);
            return;
        }

        fixed (float* input = ((IFeatureMap)inputs[pinned]!).Values)
        {
            from[pinned] = (nint)input;
            Run(inputs, from, output, pinned + 1, batch);
        }
    }

    /// <summary>Runs the steps, for all outputs or for the main one, on parts of the batch that the workspace has room for.</summary>
    private void Run(ReadOnlySpan<nint> inputs, ReadOnlySpan<nint> outputs, int batch)
    {
        bool isAll = outputs.Length == _outputLengths.Length;
        Span<Maps> maps = stackalloc Maps[_mostInputs];
        Span<nint> slots = stackalloc nint[_inputLengths.Length + _outputLengths.Length + 1];
        using Workspace workspace = _workspaces.Rent(batch);
        for (int image = 0; image < batch; image += workspace.Batch)
        {
            workspace.Begin(batch - image);
            slots[^1] = (nint)workspace.Maps;
            for (int i = 0; i < _inputLengths.Length; i++)
            {
                slots[i] = At(inputs[i], _inputLengths[i] * image);
            }

            for (int i = 0; i < _outputLengths.Length; i++)
            {
                bool isGiven = isAll || i == _outputLengths.Length - 1;
                slots[_inputLengths.Length + i] = isGiven
                    ? At(outputs[isAll ? i : 0], _outputLengths[i] * image)
                    : At(slots[^1], _standIns[i] * workspace.Batch);
            }

            foreach (RunnerStep step in _steps)
            {
                if (isAll || step.IsMain)
                {
                    step.Run(slots, maps, workspace);
                }
            }
        }
    }

    /// <summary>The place of a buffer's memory among the pointers of a run: inputs, outputs, workspace.</summary>
    private int Slot(PlanBuffer buffer) => buffer.Memory switch
    {
        PlanMemory.Input => buffer.Index,
        PlanMemory.Output => _inputLengths.Length + buffer.Index,
        _ => _inputLengths.Length + _outputLengths.Length,
    };

    private static nint At(nint memory, long floats) => memory + (nint)floats * sizeof(float);

    private static long[] Lengths(ExecutionPlan plan, PlanMemory memory)
    {
        PlanBuffer[] buffers = [.. plan.Steps.SelectMany(Buffers).Where(buffer => buffer.Memory == memory)];
        long[] lengths = new long[buffers.Length == 0 ? 0 : buffers.Max(buffer => buffer.Index) + 1];
        foreach (PlanBuffer buffer in buffers)
        {
            lengths[buffer.Index] = buffer.Stride;
        }

        return lengths;
    }

    private static IEnumerable<PlanBuffer> Buffers(PlanStep step) => step.Inputs.Append(step.Output);
}
