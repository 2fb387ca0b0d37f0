using ConvShape.Architecture;
using ConvShape.Onnx.Protobuf;
using Google.Protobuf;
using static ConvShape.Onnx.Protobuf.AttributeProto.Types;

namespace ConvShape.Onnx.Graph;

/// <summary>Attributes of nodes.</summary>
internal static class Attributes
{
    public static AttributeProto Of(string name, long value) => new() { Name = name, Type = AttributeType.Int, I = value };

    public static AttributeProto Of(string name, float value) => new() { Name = name, Type = AttributeType.Float, F = value };

    public static AttributeProto Of(string name, string value) =>
        new() { Name = name, Type = AttributeType.String, S = ByteString.CopyFromUtf8(value) };

    public static AttributeProto Of(string name, params long[] values)
    {
        AttributeProto attribute = new() { Name = name, Type = AttributeType.Ints };
        attribute.Ints.AddRange(values);
        return attribute;
    }

    /// <summary>Kernel, strides and dilations of a layer's window.</summary>
    public static AttributeProto[] Window(LayerInfo layer) =>
    [
        Of("kernel_shape", layer.Rows.Kernel, layer.Columns.Kernel),
        Of("strides", layer.Rows.Stride, layer.Columns.Stride),
        Of("dilations", layer.Rows.Dilation, layer.Columns.Dilation),
    ];

    /// <summary>The padding of a layer, as it is declared.</summary>
    public static AttributeProto Pads(LayerInfo layer) =>
        Of("pads", layer.Rows.PaddingStart, layer.Columns.PaddingStart, layer.Rows.PaddingEnd, layer.Columns.PaddingEnd);
}
