using ConvShape.Architecture;

namespace ConvShape.Tests.Architecture;

/// <summary>
/// Runs a plan over memory that holds, instead of numbers, the layer whose result each float belongs to. Whatever a step reads must
/// still be what the network says it reads: so no map alive is overwritten, and no activation runs that another reader does not want.
/// </summary>
internal static class PlanReplay
{
    private const int Unwritten = -2;

    public static void Check(InferredNetwork network, ExecutionPlan plan)
    {
        int[] workspace = new int[plan.WorkspaceLength], output = new int[network.Output.Elements], input = new int[network.Input.Elements];
        workspace.AsSpan().Fill(Unwritten);
        output.AsSpan().Fill(Unwritten);
        input.AsSpan().Fill(-1);
        Span<int> Cells(PlanBuffer buffer) => (buffer.Memory switch
        {
            PlanMemory.Input => input,
            PlanMemory.Output => output,
            _ => workspace,
        }).AsSpan(checked((int)buffer.Offset), checked((int)buffer.Length));

        foreach (PlanStep step in plan.Steps)
        {
            EquatableArray<int> sources = step.Layer < 0 ? [-1] : network.Layers[step.Layer].Sources;
            Assert.Equal(sources.Length, step.Inputs.Length);
            for (int i = 0; i < sources.Length; i++)
            {
                int expected = Computed(network, sources[i]);
                Assert.Equal(Elements(network, sources[i]), step.Inputs[i].Length);
                Assert.False(Cells(step.Inputs[i]).ContainsAnyExcept(expected), $"step of layer {step.Layer} reads what is not layer {expected}'s");
                Assert.False(Cells(step.Inputs[i]).Overlaps(Cells(step.Output)), $"step of layer {step.Layer} writes over what it reads");
            }

            Assert.Equal(Elements(network, step.Layer), step.Output.Length);
            Cells(step.Output).Fill(step.Activation >= 0 ? step.Activation : step.Layer);
        }

        Assert.False(output.AsSpan().ContainsAnyExcept(Computed(network, network.Layers.Length - 1)), "the output is not the last layer's");
    }

    private static long Elements(InferredNetwork network, int layer) => layer < 0 ? network.Input.Elements : network.Layers[layer].Output.Elements;

    /// <summary>The layer that computes what a layer gives out: itself, or what it only passes on.</summary>
    private static int Computed(InferredNetwork network, int layer) =>
        layer >= 0 && network.Layers[layer].Kind is LayerKind.Flatten or LayerKind.Dropout ? Computed(network, network.Layers[layer].Sources[0]) : layer;
}
