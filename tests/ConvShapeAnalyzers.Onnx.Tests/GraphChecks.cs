using System.Runtime.InteropServices;
using ConvShape.Architecture;
using ConvShape.Onnx.Protobuf;

namespace ConvShape.Onnx.Tests;

/// <summary>What is true of every exported graph.</summary>
internal static class GraphChecks
{
    /// <summary>Operators whose latest version, among those up to opset 17, the exporter's attributes and inputs are those of.</summary>
    private static readonly string[] Operators =
    [
        "Add", "AveragePool", "BatchNormalization", "Clip", "Concat", "Conv", "ConvTranspose", "Div", "Erf", "Flatten", "Gemm", "GlobalAveragePool",
        "GlobalMaxPool", "HardSigmoid", "HardSwish", "Identity", "LeakyRelu", "LpPool", "MatMul", "MaxPool", "Mul", "Neg", "Pad", "Relu", "Resize",
        "Sigmoid", "Slice", "Softmax", "Sqrt", "Tanh", "Unsqueeze",
    ];

    public static void All(Exported exported)
    {
        Opset(exported);
        Order(exported.Model.Graph);
        Weights(exported);
        Shapes(exported);
        Names(exported);
    }

    private static void Opset(Exported exported)
    {
        OperatorSetIdProto opset = Assert.Single(exported.Model.OpsetImport);
        Assert.Equal(("", 17L), (opset.Domain, opset.Version));
        Assert.Equal(8, exported.Model.IrVersion);
        Assert.All(exported.Model.Graph.Node, node => Assert.Contains(node.OpType, Operators));
    }

    /// <summary>Every value is made once, and before it is read; nothing is made or kept for nobody.</summary>
    private static void Order(GraphProto graph)
    {
        HashSet<string> known = [];
        HashSet<string> read = [.. graph.Output.Select(output => output.Name)];
        IEnumerable<string> given = graph.Input.Select(input => input.Name).Concat(graph.Initializer.Select(tensor => tensor.Name));
        Assert.All(given, name => Assert.True(known.Add(name), name));
        foreach (NodeProto node in graph.Node)
        {
            Assert.All(node.Input.Where(name => name.Length > 0), name => Assert.Contains(name, known));
            Assert.All(node.Output, name => Assert.True(known.Add(name), name));
            read.UnionWith(node.Input);
        }

        Assert.All(graph.Output, output => Assert.Contains(output.Name, known));
        Assert.All(graph.Initializer, tensor => Assert.Contains(tensor.Name, read));
    }

    /// <summary>Every tensor of the state dict is an initialiser of its name, shape and values.</summary>
    private static void Weights(Exported exported)
    {
        foreach (TensorSpec tensor in LayerInfo.TensorsOf(exported.Layers))
        {
            TensorProto initialiser = Assert.Single(exported.Model.Graph.Initializer, initialiser => initialiser.Name == tensor.Name);
            Assert.Equal((int)TensorProto.Types.DataType.Float, initialiser.DataType);
            Assert.Equal(tensor.Shape.Select(size => (long)size), initialiser.Dims);
            Assert.True(MemoryMarshal.AsBytes(exported.Tensors(tensor.Name).Span).SequenceEqual(initialiser.RawData.Span), tensor.Name);
        }

        Assert.All(exported.Model.Graph.Initializer, tensor =>
        {
            long element = tensor.DataType == (int)TensorProto.Types.DataType.Int64 ? sizeof(long) : sizeof(float);
            Assert.Equal(tensor.Dims.Aggregate(element, (bytes, size) => bytes * size), tensor.RawData.Length);
        });
    }

    /// <summary>Inputs, results, and what each layer in between gives out, all with the shapes that the compiler checked.</summary>
    private static void Shapes(Exported exported)
    {
        GraphProto graph = exported.Model.Graph;
        ValueInfoProto[] values = [.. graph.ValueInfo, .. graph.Output];
        Assert.Equal(exported.Layers.Count, values.Length);
        foreach (LayerInfo layer in exported.Layers)
        {
            NodeProto node = Assert.Single(graph.Node, node => node.Name == layer.Name);
            Assert.Equal(Dimensions(layer.Output), Dimensions(Assert.Single(values, value => value.Name == Assert.Single(node.Output))));
        }

        Assert.Equal(Dimensions(exported.Layers[0].Input), Dimensions(graph.Input[0]));
    }

    /// <summary>Results are the layers that are declared so, in their order, and the last.</summary>
    private static void Names(Exported exported)
    {
        string[] declared = [.. exported.Layers.SkipLast(1).Where(layer => layer.Kind == LayerKind.Output).Select(layer => layer.Name)];
        string last = exported.Layers[^1].Kind == LayerKind.Output ? exported.Layers[^1].Name : "output";
        Assert.Equal([.. declared, last], exported.Model.Graph.Output.Select(output => output.Name));
        Assert.Equal("input", exported.Model.Graph.Input[0].Name);
    }

    private static string Dimensions(MapShape shape) => shape.IsVector ? $"N×{shape.Channels}" : $"N×{shape}";

    private static string Dimensions(ValueInfoProto value)
    {
        Assert.Equal((int)TensorProto.Types.DataType.Float, value.Type.TensorType.ElemType);
        return string.Join('×', value.Type.TensorType.Shape.Dim.Select(size => size.HasDimParam ? size.DimParam : size.DimValue.ToString()));
    }
}
