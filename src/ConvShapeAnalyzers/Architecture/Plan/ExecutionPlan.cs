using System.ComponentModel;

namespace ConvShape.Architecture;

/// <summary>One call of the engine. For generated code.</summary>
/// <param name="Layers">
/// The layer that runs, and behind it what is fused into it: a batch normalisation folded into its weights, a sum with the last of the
/// inputs, an activation, a pool, an activation, that run on its results while they are at hand. None where a map is copied into another layout.
/// </param>
/// <param name="Inputs">The maps that the layer reads, and behind them the one that a fused sum adds.</param>
/// <param name="Output">The map that the last of the layers gives out.</param>
/// <param name="Algorithm">How the layer runs, where it is a convolution, unless the weights are loaded to be exact.</param>
/// <param name="IsMain">Whether the network's main result depends on the step.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record PlanStep(
    EquatableArray<int> Layers, EquatableArray<PlanBuffer> Inputs, PlanBuffer Output, ConvolutionAlgorithm Algorithm = default, bool IsMain = true)
{
    /// <summary>The same from what the JIT compiler takes the least time over.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="inputs">The maps that they read.</param>
    /// <param name="output">The map that the last of them gives out.</param>
    /// <param name="algorithm">How the first of them runs.</param>
    /// <param name="isMain">Whether the network's main result depends on the step.</param>
    public static PlanStep Of(ReadOnlySpan<int> layers, PlanBuffer[] inputs, PlanBuffer output, ConvolutionAlgorithm algorithm = default, bool isMain = true) =>
        new(EquatableArray.Create(layers), new EquatableArray<PlanBuffer>(inputs), output, algorithm, isMain);
}

/// <summary>
/// How a network runs: which layers run together, by which algorithm, and how and where every map lies in one block of memory, made when the
/// program is compiled. For generated code.
/// </summary>
/// <param name="Steps">The engine calls, in order.</param>
/// <param name="WorkspaceLength">Floats that the maps between the steps take, for one image.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ExecutionPlan(EquatableArray<PlanStep> Steps, long WorkspaceLength)
{
    /// <summary>The same from an array, which is not to be changed later.</summary>
    /// <param name="steps">The engine calls, in order.</param>
    /// <param name="workspaceLength">Floats that the maps between the steps take, for one image.</param>
    public static ExecutionPlan Of(PlanStep[] steps, long workspaceLength) => new(new EquatableArray<PlanStep>(steps), workspaceLength);

    /// <summary>The plan of a whole network.</summary>
    internal static ExecutionPlan For(InferredNetwork network) => For(network.Layers, network.Outputs);

    /// <summary>The plan of layers.</summary>
    /// <param name="layers">The layers; source −1 is the first input, −2 the second.</param>
    /// <param name="outputs">The layers whose maps are given out, the main one last.</param>
    internal static ExecutionPlan For(IReadOnlyList<LayerInfo> layers, IEnumerable<int> outputs) =>
        new ExecutionPlanner(new PlanFusion(layers, [.. outputs])).Plan();

    /// <summary>The most values that lie between a network's layers at once, for one image, by <see cref="Counted"/>.</summary>
    internal static long PeakElements(InferredNetwork network) => CountedPlanner(network).PeakElements();

    /// <summary>The plan by which memory is counted: as if no pool ran within a convolution, which depends on how that is computed.</summary>
    internal static ExecutionPlan Counted(InferredNetwork network) => CountedPlanner(network).Plan();

    private static ExecutionPlanner CountedPlanner(InferredNetwork network) => new(new PlanFusion(network.Layers, [.. network.Outputs], takesPools: false));
}
