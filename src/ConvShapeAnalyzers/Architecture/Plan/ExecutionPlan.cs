namespace ConvShape.Architecture;

/// <summary>Where a step reads or writes: the caller's input, the caller's output, or the workspace.</summary>
internal enum PlanMemory
{
    Input,
    Output,
    Workspace,
}

/// <summary>A map in memory. <paramref name="Offset"/> and <paramref name="Length"/> are in floats, for one image; a batch multiplies both.</summary>
internal readonly record struct PlanBuffer(PlanMemory Memory, long Offset, long Length);

/// <summary>
/// One call of the engine: a layer, with the activation that runs on its results while they are at hand (−1 for none).
/// <paramref name="Layer"/> −1 copies the input, for networks that compute nothing.
/// </summary>
internal sealed record PlanStep(int Layer, int Activation, EquatableArray<PlanBuffer> Inputs, PlanBuffer Output);

/// <summary>
/// How a network runs: which layers run together, and where every map lies in one block of memory, made when the program is compiled.
/// </summary>
/// <param name="Steps">The engine calls, in order.</param>
/// <param name="WorkspaceLength">Floats that the maps between the steps take, for one image.</param>
internal sealed record ExecutionPlan(EquatableArray<PlanStep> Steps, long WorkspaceLength)
{
    public static ExecutionPlan For(InferredNetwork network) => new ExecutionPlanner(network).Plan();
}
