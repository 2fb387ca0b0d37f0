using System.Buffers.Binary;
using ConvShape.Architecture;
using ConvShape.Onnx.Protobuf;
using Google.Protobuf;

namespace ConvShape.Onnx.Graph;

/// <summary>
/// The part of a graph that stands for one layer: steps, named as in <c>pool1/sums</c>, and a last node that has the layer's name and gives
/// out what the layer does.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="layer">The layer.</param>
/// <param name="inputs">Names of the values that it reads.</param>
/// <param name="output">Name of the value that it gives out.</param>
internal sealed class LayerGraph(GraphProto graph, LayerInfo layer, string[] inputs, string output)
{
    public LayerInfo Layer => layer;

    /// <summary>Names of the values that the layer reads.</summary>
    public IReadOnlyList<string> Inputs => inputs;

    /// <summary>Name of the first of them.</summary>
    public string Input => inputs[0];

    /// <summary>Names of the layer's tensors.</summary>
    public IEnumerable<string> Tensors => layer.Tensors.Select(tensor => tensor.Name);

    /// <summary>Adds a node on the way to the result; returns the name of what it gives out.</summary>
    public string Step(string step, string op, IEnumerable<string> from, params AttributeProto[] attributes)
    {
        string name = $"{layer.Name}/{step}";
        Add(name, op, from, name, attributes);
        return name;
    }

    /// <summary>Adds the last node.</summary>
    public void Result(string op, IEnumerable<string> from, params AttributeProto[] attributes) =>
        Add(layer.Name, op, from, output, attributes).DocString = layer.ToString();

    /// <summary>Adds numbers of the layer's own; returns their name.</summary>
    public string Constant(string step, float[] values, params long[] shape)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        }

        return Constant(step, TensorProto.Types.DataType.Float, bytes, shape);
    }

    /// <summary>Adds a number of the layer's own for each position of its output, the same for all channels; returns their name.</summary>
    public string PerPosition(string step, float[] values) => Constant(step, values, 1, 1, layer.Output.Height.Value, layer.Output.Width.Value);

    /// <summary>Adds a vector of whole numbers; returns its name.</summary>
    public string Constant(string step, params long[] values)
    {
        byte[] bytes = new byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        }

        return Constant(step, TensorProto.Types.DataType.Int64, bytes, [values.Length]);
    }

    private string Constant(string step, TensorProto.Types.DataType type, byte[] bytes, long[] shape)
    {
        TensorProto tensor = new() { Name = $"{layer.Name}/{step}", DataType = (int)type };
        tensor.RawData = UnsafeByteOperations.UnsafeWrap(bytes);
        tensor.Dims.AddRange(shape);
        graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private NodeProto Add(string name, string op, IEnumerable<string> from, string to, AttributeProto[] attributes)
    {
        NodeProto node = new() { Name = name, OpType = op, Input = { from }, Output = { to } };
        node.Attribute.AddRange(attributes);
        graph.Node.Add(node);
        return node;
    }
}
