using ConvShape.Architecture;
using ConvShape.Onnx.Graph;

namespace ConvShape.Onnx.Layers;

/// <summary>Layers with tensors. ONNX shapes them as PyTorch does.</summary>
internal static class WeightedNodes
{
    public static void Convolution(LayerGraph graph) => graph.Result(
        "Conv", [graph.Input, .. graph.Tensors],
        [.. Attributes.Window(graph.Layer), Attributes.Pads(graph.Layer), Attributes.Of("group", graph.Layer.Groups)]);

    /// <summary>
    /// Engines refuse an output padding a as large as the stride s. So ⌊a/s⌋ rows of zeros below the input take the place of s rows each:
    /// s(i + ⌊a/s⌋ − 1) + a mod s = s(i − 1) + a.
    /// </summary>
    public static void TransposedConvolution(LayerGraph graph)
    {
        LayerInfo layer = graph.Layer;
        (int rows, int restRows) = Math.DivRem(layer.OutputPaddingRows, layer.Rows.Stride);
        (int columns, int restColumns) = Math.DivRem(layer.OutputPaddingColumns, layer.Columns.Stride);
        string input = rows + columns == 0
            ? graph.Input
            : graph.Step("extended", "Pad", [graph.Input, graph.Constant("extension", 0, 0, 0, 0, 0, 0, rows, columns)]);
        graph.Result(
            "ConvTranspose", [input, .. graph.Tensors],
            [
                .. Attributes.Window(layer), Attributes.Pads(layer), Attributes.Of("group", layer.Groups),
                Attributes.Of("output_padding", restRows, restColumns),
            ]);
    }

    /// <summary>x · Wᵀ + b.</summary>
    public static void Linear(LayerGraph graph) => graph.Result("Gemm", [graph.Input, .. graph.Tensors], Attributes.Of("transB", 1));

    public static void BatchNorm(LayerGraph graph) => graph.Result(
        "BatchNormalization", [graph.Input, .. graph.Tensors], Attributes.Of("epsilon", (float)graph.Layer.Epsilon));
}
