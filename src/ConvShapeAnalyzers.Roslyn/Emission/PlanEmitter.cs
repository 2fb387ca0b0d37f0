using ConvShape.Architecture;

namespace ConvShape.Roslyn.Emission;

/// <summary>Writes a plan as the expression that makes it again at run time, one line for each step.</summary>
internal static class PlanEmitter
{
    private const string Architecture = "global::ConvShape.Architecture";

    public static void Emit(CodeWriter code, ExecutionPlan plan, EquatableArray<LayerInfo> layers)
    {
        using CodeWriter.Scope steps = code.Block(
            $"private static readonly {Architecture}.ExecutionPlan __plan = {Architecture}.ExecutionPlan.Of(", "[", $"], workspaceLength: {LayerText.Number(plan.WorkspaceLength)});");
        foreach (PlanStep step in plan.Steps)
        {
            string inputs = string.Join(", ", step.Inputs.Select(Buffer));
            string algorithm = step.Algorithm == ConvolutionAlgorithm.Direct ? "" : $", {Architecture}.{nameof(ConvolutionAlgorithm)}.{step.Algorithm}";
            string main = step.IsMain ? "" : ", isMain: false";
            string names = step.Layers.Length == 0 ? "copied" : string.Join(" + ", step.Layers.Select(layer => CodeWriter.Comment(layers[layer].Name)));
            code.Line($"{Architecture}.PlanStep.Of({ModelCode.List(step.Layers)}, [{inputs}], {Buffer(step.Output)}{algorithm}{main}), // {names}");
        }
    }

    private static string Buffer(PlanBuffer buffer)
    {
        string part = buffer.IsWhole ? "" : $", start: {Number(buffer.Start)}, stride: {Number(buffer.Stride)}";
        return buffer.Memory switch
        {
            PlanMemory.Input => $"new(input: {Number(buffer.Index)}, layout: new({Map(buffer.Layout)}))",
            PlanMemory.Output => $"new(output: {Number(buffer.Index)}, layout: new({Map(buffer.Layout)}))",
            _ => $"new(workspace: {Number(buffer.Offset)}, map: {Map(buffer.Layout)}, {Number(buffer.Layout.Block)}{Around(buffer.Layout.Halo)}{part})",
        };
    }

    private static string Map(MapLayout layout) => $"{Number(layout.Channels)}, {Number(layout.Height)}, {Number(layout.Width)}";

    private static string Around(Halo halo) =>
        halo == default ? "" : $", halo: {Number(halo.Top)}, {Number(halo.Left)}, {Number(halo.Bottom)}, {Number(halo.Right)}";

    private static string Number(long number) => LayerText.Number(number);
}
