using ConvShape.Architecture;

namespace ConvShape.Roslyn.Emission;

/// <summary>Writes a plan as the expression that makes it again at run time, one line for each step.</summary>
internal static class PlanEmitter
{
    public static void Emit(CodeWriter code, ExecutionPlan plan, EquatableArray<LayerInfo> layers)
    {
        using CodeWriter.Scope steps = code.Block(
            "private static readonly global::ConvShape.Architecture.ExecutionPlan __plan = new(", "[", $"], WorkspaceLength: {LayerText.Number(plan.WorkspaceLength)});");
        foreach (PlanStep step in plan.Steps)
        {
            string inputs = string.Join(", ", step.Inputs.Select(Buffer));
            string main = step.IsMain ? "" : ", IsMain: false";
            string names = string.Join(" + ", step.Layers.Select(layer => CodeWriter.Comment(layers[layer].Name)));
            code.Line($"new({ModelCode.List(step.Layers)}, [{inputs}], {Buffer(step.Output)}{main}), // {names}");
        }
    }

    private static string Buffer(PlanBuffer buffer)
    {
        string memory = buffer.Memory switch
        {
            PlanMemory.Input => $"input: {LayerText.Number(buffer.Index)}",
            PlanMemory.Output => $"output: {LayerText.Number(buffer.Index)}",
            _ => $"workspace: {LayerText.Number(buffer.Offset)}",
        };
        string part = buffer.IsWhole ? "" : $", start: {LayerText.Number(buffer.Start)}, stride: {LayerText.Number(buffer.Stride)}";
        return $"new({memory}, length: {LayerText.Number(buffer.Length)}{part})";
    }
}
