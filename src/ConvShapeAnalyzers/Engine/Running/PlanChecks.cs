using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// That a plan suits the engine that is to run it. Plans are compiled into the assemblies of their models, which may meet a newer engine than
/// the one that they were made for: it could read further around a map than there is of it.
/// </summary>
internal static class PlanChecks
{
    /// <summary>More than any memory holds, and so little that sums of it do not overflow.</summary>
    private const long LongestWorkspace = long.MaxValue / 4;

    /// <summary>Compares what every step reads and writes with what its layer needs, and with the memory that there will be.</summary>
    /// <param name="layers">The layers that the plan names.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="inputs">Floats of one image of each input.</param>
    /// <param name="outputs">Floats of one image of each output.</param>
    /// <exception cref="ArgumentException">The shapes of a layer contradict each other.</exception>
    /// <exception cref="InvalidModelException">The plan was made by another version.</exception>
    public static void Check(IReadOnlyList<LayerInfo> layers, ExecutionPlan plan, long[] inputs, long[] outputs)
    {
        bool isSound = plan.WorkspaceLength is >= 0 and <= LongestWorkspace && outputs.Length > 0;
        foreach (PlanStep step in plan.Steps)
        {
            isSound = isSound && Suits(layers, step) && Fits(step.Output) && step.Inputs.All(Fits);
        }

        if (!isSound)
        {
            throw new InvalidModelException(
                "The plan of the network is not one that this version of ConvShapeAnalyzers makes: it was compiled with another. Compile it again.");
        }

        bool Fits(PlanBuffer buffer) => IsMap(buffer.Layout) && buffer.Memory switch
        {
            PlanMemory.Input => IsGiven(buffer, inputs),
            PlanMemory.Output => IsGiven(buffer, outputs),
            _ => IsWithin(buffer, plan.WorkspaceLength),
        };
    }

    /// <summary>Whether a step's maps have the shapes of its layer, lie in an order that it reads, and have around them what it reads there.</summary>
    private static bool Suits(IReadOnlyList<LayerInfo> layers, PlanStep step)
    {
        if (step.Layers.Length == 0)
        {
            return step.Inputs.Length == 1 && HaveOneShape(step.Inputs[0].Layout, step.Output.Layout);
        }

        if (!step.Layers.All(layer => layer >= 0 && layer < layers.Count))
        {
            return false;
        }

        LayerInfo layer = layers[step.Layers[0]];
        OperatorChecks.Geometry(layer);
        int sums = 0, rank = 0;
        MapShape output = layer.Output;
        for (int i = 1; i < step.Layers.Length; i++)
        {
            LayerInfo fused = layers[step.Layers[i]];
            int next = Rank(fused.Kind, rank);
            if (next <= rank)
            {
                return false;
            }

            rank = next;
            sums += fused.Kind == LayerKind.Add ? 1 : 0;
            if (fused.Kind.IsWindowPool())
            {
                OperatorChecks.Geometry(fused);
                if (!PoolFusion.CanRun(layer, step.Algorithm, fused))
                {
                    return false;
                }

                output = fused.Output;
            }
        }

        if (!AlgorithmChoice.CanRun(layer, step.Algorithm))
        {
            return false;
        }

        if (step.Inputs.Length != layer.Inputs.Length + sums || sums > (layer.TakesSum() ? 1 : 0))
        {
            return false;
        }

        for (int i = 0; i < step.Inputs.Length; i++)
        {
            MapLayout layout = step.Inputs[i].Layout;
            bool isOrdered = layout.Block == MapLayout.Lanes || (i == 0 && layer.ReadsPlainOrder());
            if (!isOrdered || !HasShape(layout, i < layer.Inputs.Length ? layer.Inputs[i] : layer.Output))
            {
                return false;
            }
        }

        Halo around = step.Inputs[0].Layout.Halo;
        return around == around.Union(Halo.ReadBy(layer)) && step.Output.Layout.Block == MapLayout.Lanes && HasShape(step.Output.Layout, output);
    }

    /// <summary>The place of a fused layer in the order in which a step runs them; 0 for one that it does not run.</summary>
    /// <param name="kind">The layer.</param>
    /// <param name="before">The place of the layer before it: there is one for an activation on either side of a pool.</param>
    private static int Rank(LayerKind kind, int before) => kind switch
    {
        LayerKind.BatchNorm => 1,
        LayerKind.Add => 2,
        _ when kind.IsActivation() => before < 4 ? 3 : 5,
        _ => kind.IsWindowPool() ? 4 : 0,
    };

    private static bool HasShape(MapLayout layout, MapShape shape) =>
        layout.Channels == shape.Channels && layout.Height == shape.Height.Value && layout.Width == shape.Width.Value;

    private static bool HaveOneShape(MapLayout layout, MapLayout other) =>
        layout.Channels == other.Channels && layout.Height == other.Height && layout.Width == other.Width;

    private static bool IsMap(MapLayout layout) =>
        layout is { Channels: >= 1, Height: >= 1, Width: >= 1, Block: 1 or MapLayout.Lanes, Halo: { Top: >= 0, Left: >= 0, Bottom: >= 0, Right: >= 0 } };

    /// <summary>Whether a map that the caller gives or takes is all of it, in plain order.</summary>
    private static bool IsGiven(PlanBuffer buffer, long[] lengths) => buffer is { Offset: 0, Start: 0, Index: >= 0, Layout: { Block: 1, HasHalo: false } }
        && buffer.Index < lengths.Length && buffer.Stride == lengths[buffer.Index] && buffer.Layout.Length == buffer.Stride;

    /// <summary>Whether a map lies within the workspace; in one that no memory holds, which is refused when it is asked for, it may lie anywhere.</summary>
    private static bool IsWithin(PlanBuffer buffer, long workspace) => workspace > AlignedFloats.MaxLength
        || (buffer is { Offset: >= 0, Start: >= 0 } && buffer.Start <= buffer.Stride && buffer.Layout.Length <= buffer.Stride - buffer.Start
            && buffer.Stride <= workspace - buffer.Offset);
}
