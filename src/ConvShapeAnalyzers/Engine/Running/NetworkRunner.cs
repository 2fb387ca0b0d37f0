using System.ComponentModel;
using System.Runtime.CompilerServices;
using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Weights;

namespace ConvShape.Engine;

/// <summary>
/// Layers with their weights and the plan by which they run. Immutable, and safe to call from many threads; a warm run allocates
/// nothing. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class NetworkRunner
{
    /// <summary>Weights whose packing takes longer than to bring other threads in.</summary>
    private const long LargeWeights = 1 << 20;

    private readonly RunnerStep[] _steps;
    private readonly WorkspacePool _workspaces;

    /// <summary>Floats of one image of each input and output.</summary>
    private readonly long[] _inputLengths;
    private readonly long[] _outputLengths;

    private readonly int _mostInputs;

    /// <summary>Multiply–adds for one image, or as many as take the time.</summary>
    internal long Work { get; }

    /// <summary>Packs the weights, normalisations folded in, and chooses the kernels.</summary>
    /// <param name="layers">The layers that the plan names by position.</param>
    /// <param name="plan">How they run.</param>
    /// <param name="weights">Their tensors.</param>
    /// <exception cref="ArgumentException">The shapes of a layer contradict each other.</exception>
    /// <exception cref="InvalidModelException">The plan was made by another version of this package.</exception>
    public NetworkRunner(IReadOnlyList<LayerInfo> layers, ExecutionPlan plan, StateDict weights)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(weights);
        _inputLengths = InputLengths(layers);
        _outputLengths = OutputLengths(plan);
        PlanChecks.Check(layers, plan, _inputLengths, _outputLengths);
        long parameters = 0, linear = 0;
        foreach (LayerInfo layer in layers)
        {
            parameters += layer.Parameters;
            linear += layer.Kind == LayerKind.Linear ? layer.Parameters : 0;
        }

        _steps = new RunnerStep[plan.Steps.Length];
        Prepare(step => new RunnerStep(layers, step, weights, weights.Precision, Slot), plan, isLarge: parameters > LargeWeights);
        WorkspaceSizes sizes = new(plan.WorkspaceLength, Shared: 0, Own: 0, WorkspaceSizes.RunFor(linear));
        foreach (RunnerStep step in _steps)
        {
            _mostInputs = Math.Max(_mostInputs, step.Inputs);
            Work = Saturating.Add(Work, step.Operator.Work);
            sizes = sizes with { Shared = Math.Max(sizes.Shared, step.Operator.SharedScratch), Own = Math.Max(sizes.Own, step.Operator.OwnScratch) };
        }

        _workspaces = new WorkspacePool(sizes);
    }

    /// <summary>Packs the weights of all steps, on all processors where there are many.</summary>
    private void Prepare(Func<PlanStep, RunnerStep> prepare, ExecutionPlan plan, bool isLarge)
    {
        Team team = new(WorkerPool.Shared);
        team.Begin(isLarge ? team.MaxThreads : 1, scratch: 0);
        try
        {
            OperatorCall all = new() { Batch = 1 };
            team.Run(new PackOperator(step => _steps[step] = prepare(plan.Steps[step]), _steps.Length), &all, own: null);
        }
        finally
        {
            team.End();
        }
    }

    /// <summary>Runs a network of one input for its main result.</summary>
    /// <param name="input">N × the input shape.</param>
    /// <param name="output">N × the output shape.</param>
    /// <param name="batch">Number of images N ≥ 1.</param>
    /// <param name="options">How many threads it may take, and what ends it early; null for the ordinary.</param>
    /// <exception cref="ArgumentException">A length is not what the layers and the batch say, or they read several maps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch is smaller than 1.</exception>
    public void Run(ReadOnlySpan<float> input, Span<float> output, int batch, ForwardOptions? options = null)
    {
        CheckCounts(inputs: 1, outputs: 1, mostOutputs: 1, batch);
        CheckLength("input", 0, input.Length, _inputLengths, batch);
        CheckLength("output", _outputLengths.Length - 1, output.Length, _outputLengths, batch);
        fixed (float* from = input, to = output)
        {
            Run([(nint)from], [(nint)to], batch, options);
        }
    }

    /// <summary>Runs a network of one input for all its results.</summary>
    /// <param name="input">N × the input shape.</param>
    /// <param name="outputs">Maps for every output, in order.</param>
    /// <param name="batch">Number of images N ≥ 1.</param>
    /// <param name="options">How many threads it may take, and what ends it early; null for the ordinary.</param>
    /// <exception cref="ArgumentException">
    /// A length is not what the layers and the batch say, there are not as many maps as outputs, or the layers read several.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch is smaller than 1.</exception>
    public void Run(ReadOnlySpan<float> input, OutputMaps outputs, int batch, ForwardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        CheckCounts(inputs: 1, outputs.Count, _outputLengths.Length, batch);
        CheckLength("input", 0, input.Length, _inputLengths, batch);
        fixed (float* from = input)
        {
            Span<nint> to = stackalloc nint[outputs.Count];
            Run((nint)from, outputs, to, pinned: 0, batch, options);
        }
    }

    /// <summary>Runs layers that read several maps.</summary>
    /// <param name="inputs">Maps for every input, in order.</param>
    /// <param name="output">N × the output shape.</param>
    /// <param name="batch">Number of images N ≥ 1.</param>
    /// <param name="options">How many threads it may take, and what ends it early; null for the ordinary.</param>
    /// <exception cref="ArgumentException">A length is not what the layers and the batch say, or they read another number of maps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch is smaller than 1.</exception>
    internal void Run<TInputs>(TInputs inputs, Span<float> output, int batch, ForwardOptions? options = null)
        where TInputs : struct, ITuple
    {
        CheckCounts(inputs.Length, outputs: 1, mostOutputs: 1, batch);
        CheckLength("output", _outputLengths.Length - 1, output.Length, _outputLengths, batch);
        fixed (float* to = output)
        {
            Span<nint> from = stackalloc nint[inputs.Length];
            Run(inputs, from, (nint)to, pinned: 0, batch, options);
        }
    }

    /// <summary>Pins one output after the other, each as long as those behind it run.</summary>
    private void Run(nint input, OutputMaps outputs, Span<nint> to, int pinned, int batch, ForwardOptions? options)
    {
        if (pinned == outputs.Count)
        {
            Run([input], to, batch, options);
            return;
        }

        Span<float> values = outputs[pinned].Values;
        CheckLength("output", pinned, values.Length, _outputLengths, batch);
        fixed (float* output = values)
        {
            to[pinned] = (nint)output;
            Run(input, outputs, to, pinned + 1, batch, options);
        }
    }

    /// <summary>Pins one input after the other.</summary>
    private void Run<TInputs>(TInputs inputs, Span<nint> from, nint output, int pinned, int batch, ForwardOptions? options)
        where TInputs : struct, ITuple
    {
        if (pinned == inputs.Length)
        {
            Run(from, [output], batch, options);
            return;
        }

        Span<float> values = ((IFeatureMap)inputs[pinned]!).Values;
        CheckLength("input", pinned, values.Length, _inputLengths, batch);
        fixed (float* input = values)
        {
            from[pinned] = (nint)input;
            Run(inputs, from, output, pinned + 1, batch, options);
        }
    }

    /// <summary>Runs the steps, for all outputs or for the main one, on parts of the batch that the workspace has room for.</summary>
    private void Run(ReadOnlySpan<nint> inputs, ReadOnlySpan<nint> outputs, int batch, ForwardOptions? options)
    {
        using Workspace workspace = _workspaces.Rent(batch, options?.MaxThreads ?? int.MaxValue);
        fixed (nint* from = inputs, to = outputs)
        {
            NetworkCall call = new(from, to, isAll: outputs.Length == _outputLengths.Length);
            int image = 0;
            if (_workspaces.CanRunApart(batch))
            {
                // As many parts as come out even; the threads share what is left.
                int threads = workspace.Team.Gather(), images = Math.Clamp(batch / threads, 1, workspace.Batch), parts = batch / images / threads * threads;
                if (threads > 1 && parts > 0)
                {
                    workspace.Apart.Run(this, call, options, images, parts, workspace);
                    image = parts * images;
                }
            }

            for (; image < batch; image += workspace.Batch)
            {
                Run(call, image, Math.Min(workspace.Batch, batch - image), workspace.Memory, workspace.Team, options);
            }
        }

        // Steps see their packed weights through pointers only.
        GC.KeepAlive(this);
    }

    /// <summary>Runs the steps on some images.</summary>
    /// <param name="call">The maps of all images.</param>
    /// <param name="image">The first image.</param>
    /// <param name="images">How many.</param>
    /// <param name="memory">Memory for as many.</param>
    /// <param name="team">The threads that share the steps; null for this one alone.</param>
    /// <param name="options">What ends it early.</param>
    internal void Run(NetworkCall call, int image, int images, RunMemory memory, Team? team, ForwardOptions? options)
    {
        Maps* maps = stackalloc Maps[_mostInputs];
        Span<nint> slots = stackalloc nint[_inputLengths.Length + _outputLengths.Length + 1];
        slots[^1] = (nint)memory.Maps;
        for (int i = 0; i < _inputLengths.Length; i++)
        {
            slots[i] = At(call.Inputs[i], _inputLengths[i] * image);
        }

        for (int i = call.IsAll ? 0 : _outputLengths.Length - 1; i < _outputLengths.Length; i++)
        {
            slots[_inputLengths.Length + i] = At(call.Outputs[call.IsAll ? i : 0], _outputLengths[i] * image);
        }

        foreach (RunnerStep step in _steps)
        {
            if (call.IsAll || step.IsMain)
            {
                options?.CancellationToken.ThrowIfCancellationRequested();
                step.Run(slots, maps, memory, images, team);
            }
        }
    }

    /// <summary>What begins at a place, as memory of a run.</summary>
    internal RunMemory MemoryAt(float* start) => _workspaces.MemoryAt(start);

    /// <summary>The place of a buffer's memory among the pointers of a run: inputs, outputs, workspace.</summary>
    private int Slot(PlanBuffer buffer) => buffer.Memory switch
    {
        PlanMemory.Input => buffer.Index,
        PlanMemory.Output => _inputLengths.Length + buffer.Index,
        _ => _inputLengths.Length + _outputLengths.Length,
    };

    private static nint At(nint memory, long floats) => memory + (nint)floats * sizeof(float);

    /// <summary>Refuses another number of maps than there are: from here on, pointers stand for them.</summary>
    private void CheckCounts(int inputs, int outputs, int mostOutputs, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        if (inputs != _inputLengths.Length || outputs != mostOutputs)
        {
            throw new ArgumentException($"The layers read {_inputLengths.Length} maps and give {mostOutputs}; there are {inputs} to read and {outputs} to write.");
        }
    }

    /// <summary>Refuses a map that is not as long as steps read or write it.</summary>
    private static void CheckLength(string what, int index, int length, long[] lengths, int batch)
    {
        if (length != lengths[index] * batch)
        {
            throw new ArgumentException($"The {what} {index + 1} of {lengths.Length} has {length} values; at batch {batch} it takes {lengths[index] * batch}.", what);
        }
    }

    /// <summary>Of every input, also of one that no step reads since nothing needs the layer that would.</summary>
    private static long[] InputLengths(IReadOnlyList<LayerInfo> layers)
    {
        int count = 0;
        foreach (LayerInfo layer in layers)
        {
            for (int i = 0; i < layer.Sources.Length; i++)
            {
                count = Math.Max(count, -layer.Sources[i]);
            }
        }

        long[] lengths = new long[count];
        foreach (LayerInfo layer in layers)
        {
            for (int i = 0; i < layer.Sources.Length; i++)
            {
                if (layer.Sources[i] < 0)
                {
                    lengths[-1 - layer.Sources[i]] = layer.Inputs[i].Elements;
                }
            }
        }

        return lengths;
    }

    private static long[] OutputLengths(ExecutionPlan plan)
    {
        long[] lengths = [];
        foreach (PlanStep step in plan.Steps)
        {
            if (step.Output is { Memory: PlanMemory.Output, Index: int index } && index >= 0 && index < plan.Steps.Length)
            {
                Array.Resize(ref lengths, Math.Max(lengths.Length, index + 1));
                lengths[index] = step.Output.Stride;
            }
        }

        return lengths;
    }
}
