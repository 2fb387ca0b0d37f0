using ConvShape.Architecture;

namespace ConvShape.Roslyn.Emission;

/// <summary>Writes a plan as the expression that makes it again at run time, one line for each step.</summary>
internal static class PlanEmitter
{
    private const string Algorithm = "global::ConvShape.Architecture.ConvolutionAlgorithm";

    public static void Emit(CodeWriter code, ExecutionPlan plan, EquatableArray<LayerInfo> layers)
    {
        using CodeWriter.Scope steps = code.Block(
            "private static readonly global::ConvShape.Architecture.ExecutionPlan __plan = new(", "[", $"], WorkspaceLength: {LayerText.Number(plan.WorkspaceLength)});");
        foreach (PlanStep step in plan.Steps)
        {
            string inputs = string.Join(", ", step.Inputs.Select(Buffer));
            string algorithm = step.Algorithm == ConvolutionAlgorithm.Direct ? "" : $", {Algorithm}.{step.Algorithm}";
            string main = step.IsMain ? "" : ", IsMain: false";
            string names = step.Layers.Length == 0 ? "copied" : string.Join(" + ", step.Layers.Select(layer => CodeWriter.Comment(layers[layer].Name)));
            code.Line($"new({ModelCode.List(step.Layers)}, [{inputs}], {Buffer(step.Output)}{algorithm}{main}), // {names}");
        }
    }

    private static string Buffer(PlanBuffer buffer)
    {
        string memory = buffer.Memory switch
        {
            PlanMemory.Input => $"input: {Number(buffer.Index)}, layout",
            PlanMemory.Output => $"output: {Number(buffer.Index)}, layout",
            _ => $"workspace: {Number(buffer.Offset)}, layout",
        };
        string part = buffer.IsWhole ? "" : $", start: {Number(buffer.Start)}, stride: {Number(buffer.Stride)}";
        return $"new({memory}: {Layout(buffer.Layout)}{part})";
    }

    private static string Layout(MapLayout layout)
    {
        string block = layout.Block == 1 && !layout.HasHalo ? "" : $", {Number(layout.Block)}";
        Halo halo = layout.Halo;
        string around = layout.HasHalo ? $", new({Number(halo.Top)}, {Number(halo.Left)}, {Number(halo.Bottom)}, {Number(halo.Right)})" : "";
        return $"new({Number(layout.Channels)}, {Number(layout.Height)}, {Number(layout.Width)}{block}{around})";
    }

    private static string Number(long number) => LayerText.Number(number);
}
