using ConvShape.Onnx.Graph;

namespace ConvShape.Onnx.Layers;

/// <summary>Activations that ONNX has no operator of their own for.</summary>
internal static class ActivationNodes
{
    public static void Relu6(LayerGraph graph) =>
        graph.Result("Clip", [graph.Input, graph.Constant("min", [0f]), graph.Constant("max", [6f])]);

    public static void Silu(LayerGraph graph) =>
        graph.Result("Mul", [graph.Input, graph.Step("sigmoid", "Sigmoid", [graph.Input])]);

    /// <summary>x · (1 + erf(x / √2)) · ½, in the order in which PyTorch exports it and engines look for it. Opset 20 has an operator.</summary>
    public static void Gelu(LayerGraph graph)
    {
        string scaled = graph.Step("scaled", "Div", [graph.Input, graph.Constant("root", [MathF.Sqrt(2)])]);
        string error = graph.Step("erf", "Erf", [scaled]);
        string shifted = graph.Step("shifted", "Add", [error, graph.Constant("one", [1f])]);
        string doubled = graph.Step("doubled", "Mul", [graph.Input, shifted]);
        graph.Result("Mul", [doubled, graph.Constant("half", [0.5f])]);
    }
}
