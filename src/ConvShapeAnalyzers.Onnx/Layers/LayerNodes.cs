using ConvShape.Architecture;
using ConvShape.Onnx.Graph;

namespace ConvShape.Onnx.Layers;

/// <summary>What each kind of layer is in ONNX: one operator, or where that would mean other numbers, several.</summary>
internal static class LayerNodes
{
    public static void Add(LayerGraph graph)
    {
        switch (graph.Layer.Kind)
        {
            case LayerKind.Convolution:
                WeightedNodes.Convolution(graph);
                break;
            case LayerKind.TransposedConvolution:
                WeightedNodes.TransposedConvolution(graph);
                break;
            case LayerKind.Linear:
                WeightedNodes.Linear(graph);
                break;
            case LayerKind.BatchNorm:
                WeightedNodes.BatchNorm(graph);
                break;
            case LayerKind.MaxPool:
                PoolNodes.Max(graph);
                break;
            case LayerKind.MinPool:
                PoolNodes.Min(graph);
                break;
            case LayerKind.AveragePool:
                PoolNodes.Average(graph);
                break;
            case LayerKind.L2Pool:
                PoolNodes.Norm(graph);
                break;
            case LayerKind.GlobalMaxPool:
                graph.Result("GlobalMaxPool", graph.Inputs);
                break;
            case LayerKind.GlobalAveragePool:
                graph.Result("GlobalAveragePool", graph.Inputs);
                break;
            case LayerKind.AdaptiveAveragePool:
                AdaptivePoolNodes.Average(graph);
                break;
            case LayerKind.Relu:
                graph.Result("Relu", graph.Inputs);
                break;
            case LayerKind.Relu6:
                ActivationNodes.Relu6(graph);
                break;
            case LayerKind.LeakyRelu:
                graph.Result("LeakyRelu", graph.Inputs, Attributes.Of("alpha", (float)graph.Layer.Slope));
                break;
            case LayerKind.Sigmoid:
                graph.Result("Sigmoid", graph.Inputs);
                break;
            case LayerKind.Tanh:
                graph.Result("Tanh", graph.Inputs);
                break;
            case LayerKind.Silu:
                ActivationNodes.Silu(graph);
                break;
            case LayerKind.HardSwish:
                graph.Result("HardSwish", graph.Inputs);
                break;
            case LayerKind.HardSigmoid:
                graph.Result("HardSigmoid", graph.Inputs, Attributes.Of("alpha", 1 / 6f), Attributes.Of("beta", 0.5f));
                break;
            case LayerKind.Gelu:
                ActivationNodes.Gelu(graph);
                break;
            case LayerKind.Softmax:
                graph.Result("Softmax", graph.Inputs, Attributes.Of("axis", 1));
                break;
            case LayerKind.Flatten:
                graph.Result("Flatten", graph.Inputs, Attributes.Of("axis", 1));
                break;
            case LayerKind.Dropout or LayerKind.Output:
                graph.Result("Identity", graph.Inputs);
                break;
            case LayerKind.Add:
                MergeNodes.Chain(graph, "Add", graph.Inputs);
                break;
            case LayerKind.Multiply:
                MergeNodes.Multiply(graph);
                break;
            case LayerKind.Concat:
                graph.Result("Concat", graph.Inputs, Attributes.Of("axis", 1));
                break;
            case LayerKind.Upsample:
                ResizeNodes.Upsample(graph);
                break;
            case LayerKind.Crop:
                ResizeNodes.Crop(graph);
                break;
            case LayerKind.ZeroPad:
                ResizeNodes.ZeroPad(graph);
                break;
            default:
                throw new NotSupportedException($"{graph.Layer.Name}: {graph.Layer.Kind} cannot be written as ONNX.");
        }
    }
}
