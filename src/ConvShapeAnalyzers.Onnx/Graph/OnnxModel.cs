using System.Globalization;
using ConvShape.Architecture;
using ConvShape.Onnx.Layers;
using ConvShape.Onnx.Protobuf;

namespace ConvShape.Onnx.Graph;

/// <summary>Layers as an ONNX model.</summary>
internal static class OnnxModel
{
    /// <summary>
    /// The model without the values of its weights: an initialiser for each tensor, by name and shape. Sources below zero are inputs,
    /// −1 the first and −2 the second.
    /// </summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="layers">The layers, each reading earlier ones.</param>
    /// <param name="options">Names and operator set.</param>
    /// <exception cref="ArgumentException">An option is none that can be written, or two results have one name.</exception>
    public static ModelProto Build(string name, IReadOnlyList<LayerInfo> layers, OnnxOptions options)
    {
        options.Check();
        GraphProto graph = new() { Name = name };
        ValueNames names = new(layers, options);
        AddInputs(graph, layers, names, options);
        foreach (TensorSpec tensor in LayerInfo.TensorsOf(layers))
        {
            TensorProto initialiser = new() { Name = tensor.Name, DataType = (int)TensorProto.Types.DataType.Float };
            initialiser.Dims.AddRange(tensor.Shape.Select(size => (long)size));
            graph.Initializer.Add(initialiser);
        }

        for (int i = 0; i < layers.Count; i++)
        {
            LayerInfo layer = layers[i];
            LayerNodes.Add(new LayerGraph(graph, layer, [.. layer.Sources.Select(names.Of)], names.Of(i)));
            (names.IsOutput(i) ? graph.Output : graph.ValueInfo).Add(Value(names.Of(i), layer.Output, options));
        }

        return new()
        {
            IrVersion = IrVersion(options.Opset),
            ProducerName = "ConvShapeAnalyzers.Onnx",
            ProducerVersion = typeof(OnnxModel).Assembly.GetName().Version!.ToString(3),
            DocString = Describe(name, layers),
            Graph = graph,
            OpsetImport = { new OperatorSetIdProto { Domain = "", Version = options.Opset } },
        };
    }

    private static void AddInputs(GraphProto graph, IReadOnlyList<LayerInfo> layers, ValueNames names, OnnxOptions options)
    {
        SortedDictionary<int, MapShape> inputs = [];
        foreach (LayerInfo layer in layers)
        {
            for (int i = 0; i < layer.Sources.Length; i++)
            {
                if (layer.Sources[i] < 0) inputs[-layer.Sources[i]] = layer.Inputs[i];
            }
        }

        graph.Input.Add(inputs.Select(input => Value(names.Of(-input.Key), input.Value, options)));
    }

    /// <summary>N×C×H×W, or N×features.</summary>
    private static ValueInfoProto Value(string name, MapShape shape, OnnxOptions options)
    {
        TensorShapeProto dimensions = new() { Dim = { new TensorShapeProto.Types.Dimension { DimParam = options.BatchName } } };
        int[] sizes = shape.IsVector ? [shape.Channels] : [shape.Channels, shape.Height.Value, shape.Width.Value];
        dimensions.Dim.Add(sizes.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        TypeProto.Types.Tensor type = new() { ElemType = (int)TensorProto.Types.DataType.Float, Shape = dimensions };
        return new() { Name = name, Type = new TypeProto { TensorType = type } };
    }

    /// <summary>The version of the file format that came with an operator set (onnx/docs/Versioning.md).</summary>
    private static int IrVersion(int opset) => opset switch
    {
        <= 18 => 8,
        <= 20 => 9,
        _ => 10,
    };

    private static string Describe(string name, IReadOnlyList<LayerInfo> layers)
    {
        long parameters = layers.Sum(layer => layer.Parameters), macs = layers.Sum(layer => layer.Macs);
        return string.Create(
            CultureInfo.InvariantCulture, $"{name}: {layers[0].Input} → {layers[^1].Output} · {parameters:N0} parameters · {macs:N0} MACs");
    }
}
