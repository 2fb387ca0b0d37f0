using ConvShape.Onnx.Graph;

namespace ConvShape.Onnx.Layers;

/// <summary>Layers with tensors. ONNX shapes them as PyTorch does.</summary>
internal static class WeightedNodes
{
    public static void Convolution(LayerGraph graph) => graph.Result(
        "Conv", [graph.Input, .. graph.Tensors],
        [.. Attributes.Window(graph.Layer), Attributes.Pads(graph.Layer), Attributes.Of("group", graph.Layer.Groups)]);

    public static void TransposedConvolution(LayerGraph graph) => graph.Result(
        "ConvTranspose", [graph.Input, .. graph.Tensors],
        [
            .. Attributes.Window(graph.Layer), Attributes.Pads(graph.Layer), Attributes.Of("group", graph.Layer.Groups),
            Attributes.Of("output_padding", graph.Layer.OutputPaddingRows, graph.Layer.OutputPaddingColumns),
        ]);

    /// <summary>x · Wᵀ + b.</summary>
    public static void Linear(LayerGraph graph) => graph.Result("Gemm", [graph.Input, .. graph.Tensors], Attributes.Of("transB", 1));

    public static void BatchNorm(LayerGraph graph) => graph.Result(
        "BatchNormalization", [graph.Input, .. graph.Tensors], Attributes.Of("epsilon", (float)graph.Layer.Epsilon));
}
