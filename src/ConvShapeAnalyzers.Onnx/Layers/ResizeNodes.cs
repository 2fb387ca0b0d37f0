using ConvShape.Architecture;
using ConvShape.Onnx.Graph;
using ConvShape.Onnx.Protobuf;

namespace ConvShape.Onnx.Layers;

/// <summary>Layers that change the size of a map without weights.</summary>
internal static class ResizeNodes
{
    public static void Upsample(LayerGraph graph)
    {
        LayerInfo layer = graph.Layer;
        float down = layer.Output.Height.Value / layer.Input.Height.Value, across = layer.Output.Width.Value / layer.Input.Width.Value;
        AttributeProto[] attributes = layer.Interpolation switch
        {
            Interpolation.Nearest => Mode("nearest", "asymmetric", Attributes.Of("nearest_mode", "floor")),
            Interpolation.Bilinear => Mode("linear", "half_pixel"),
            Interpolation.BilinearCorners => Mode("linear", "align_corners"),
            _ => throw new NotSupportedException($"{layer.Name}: {layer.Interpolation} interpolation cannot be written as ONNX."),
        };

        // The second input, left out, is a region of interest.
        graph.Result("Resize", [graph.Input, "", graph.Constant("scales", [1, 1, down, across], 4)], attributes);

        static AttributeProto[] Mode(string mode, string coordinates, params AttributeProto[] more) =>
            [Attributes.Of("mode", mode), Attributes.Of("coordinate_transformation_mode", coordinates), .. more];
    }

    public static void Crop(LayerGraph graph)
    {
        LayerInfo layer = graph.Layer;
        int top = layer.Rows.PaddingStart, left = layer.Columns.PaddingStart;
        string starts = graph.Constant("starts", top, left);
        string ends = graph.Constant("ends", top + layer.Output.Height.Value, left + layer.Output.Width.Value);
        graph.Result("Slice", [graph.Input, starts, ends, graph.Constant("axes", 2, 3)]);
    }

    public static void ZeroPad(LayerGraph graph)
    {
        LayerInfo layer = graph.Layer;
        string pads = graph.Constant(
            "pads", 0, 0, layer.Rows.PaddingStart, layer.Columns.PaddingStart, 0, 0, layer.Rows.PaddingEnd, layer.Columns.PaddingEnd);
        graph.Result("Pad", [graph.Input, pads]);
    }
}
