using ConvShape.Architecture;
using ConvShape.Onnx.Graph;

namespace ConvShape.Onnx.Layers;

/// <summary>Layers that bring several maps together.</summary>
internal static class MergeNodes
{
    /// <summary>An operator of two values over all of them, from the first to the last.</summary>
    public static void Chain(LayerGraph graph, string op, IReadOnlyList<string> values)
    {
        string all = values[0];
        for (int i = 1; i < values.Count - 1; i++)
        {
            all = graph.Step(FormattableString.Invariant($"first{i + 1}"), op, [all, values[i]]);
        }

        graph.Result(op, [all, values[^1]]);
    }

    /// <summary>A single channel, row or column serves all of them by ONNX's rule as by ours, once a vector of C features is C×1×1.</summary>
    public static void Multiply(LayerGraph graph)
    {
        string[] values = [.. graph.Inputs];
        for (int i = 0; i < values.Length; i++)
        {
            MapShape shape = graph.Layer.Inputs[i];
            string step = FormattableString.Invariant($"factor{i + 1}");
            if (shape.IsVector && !graph.Layer.Output.IsVector)
            {
                values[i] = graph.Step(step, "Unsqueeze", [values[i], graph.Constant($"{step}_axes", 2, 3)]);
            }
            else if (!shape.IsVector && graph.Layer.Output.IsVector)
            {
                values[i] = graph.Step(step, "Flatten", [values[i]], Attributes.Of("axis", 1));
            }
        }

        Chain(graph, "Mul", values);
    }
}
