using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Onnx.Graph;
using ConvShape.Onnx.Protobuf;

namespace ConvShape.Onnx.Layers;

/// <summary>
/// Pools. Engines differ in what <c>ceil_mode</c> means, so none is written with it: the padding at the end is what the last window
/// reaches, which gives the same windows.
/// </summary>
internal static class PoolNodes
{
    public static void Max(LayerGraph graph)
    {
        (string input, AttributeProto[] attributes) = MaxWindow(graph, graph.Input);
        graph.Result("MaxPool", [input], attributes);
    }

    /// <summary>−max(−x).</summary>
    public static void Min(LayerGraph graph)
    {
        (string input, AttributeProto[] attributes) = MaxWindow(graph, graph.Step("negated", "Neg", [graph.Input]));
        graph.Result("Neg", [graph.Step("largest", "MaxPool", [input], attributes)]);
    }

    /// <summary>
    /// The mean over the values inside the map, or over the padded map. Neither the part of a window that hangs over the padded map nor a
    /// dilation is within what AveragePool can say at opset 17: there the sum of each window is divided by the number that counts.
    /// </summary>
    public static void Average(LayerGraph graph)
    {
        LayerInfo layer = graph.Layer;
        if (!IsDilated(layer) && !(layer.CountIncludePad && HangsOver(layer)))
        {
            graph.Result("AveragePool", [graph.Input],
                [.. UndilatedWindow(layer), Reached(layer), Attributes.Of("count_include_pad", layer.CountIncludePad ? 1 : 0)]);
            return;
        }

        // A window that counts nothing sums to 0, and gives that.
        float[] counts = PerWindow(layer, (rows, columns) => Math.Max(1, rows * columns), layer.CountIncludePad);
        graph.Result("Div", [Sums(graph, graph.Input), graph.PerPosition("counts", counts)]);
    }

    /// <summary>√Σx². Of a window that hangs over the padded map √(k² · mean of x²), as PyTorch computes it.</summary>
    public static void Norm(LayerGraph graph)
    {
        LayerInfo layer = graph.Layer;
        if (!IsDilated(layer) && !HangsOver(layer))
        {
            graph.Result("LpPool", [graph.Input], [.. UndilatedWindow(layer), Reached(layer), Attributes.Of("p", 2)]);
            return;
        }

        int taps = layer.Rows.Kernel * layer.Columns.Kernel;
        string sums = Sums(graph, graph.Step("squares", "Mul", [graph.Input, graph.Input]));
        if (HangsOver(layer))
        {
            float[] scales = PerWindow(layer, (rows, columns) => (float)taps / (rows * columns), countPadding: true);
            sums = graph.Step("whole", "Mul", [sums, graph.PerPosition("scales", scales)]);
        }

        graph.Result("Sqrt", [sums]);
    }

    /// <summary>
    /// What a MaxPool reads, and its attributes. Engines refuse padding as large as the kernel, which a dilated window can reach: then the
    /// map is padded before, with what is never the largest.
    /// </summary>
    private static (string Input, AttributeProto[] Attributes) MaxWindow(LayerGraph graph, string input)
    {
        LayerInfo layer = graph.Layer;
        long[] pads = [.. Reached(layer).Ints];
        int rows = layer.Rows.Kernel, columns = layer.Columns.Kernel;
        if (pads[0] < rows && pads[1] < columns && pads[2] < rows && pads[3] < columns)
        {
            return (input, [.. Attributes.Window(layer), Reached(layer)]);
        }

        string margins = graph.Constant("margins", 0, 0, pads[0], pads[1], 0, 0, pads[2], pads[3]);
        return (graph.Step("padded", "Pad", [input, margins, graph.Constant("least", [float.NegativeInfinity])]), Attributes.Window(layer));
    }

    /// <summary>The sum of every window: a convolution of each channel with ones.</summary>
    private static string Sums(LayerGraph graph, string input)
    {
        LayerInfo layer = graph.Layer;
        int channels = layer.Input.Channels, rows = layer.Rows.Kernel, columns = layer.Columns.Kernel;
        float[] ones = new float[channels * rows * columns];
        Array.Fill(ones, 1);
        return graph.Step(
            "sums", "Conv", [input, graph.Constant("ones", ones, channels, 1, rows, columns)],
            [.. Attributes.Window(layer), Reached(layer), Attributes.Of("group", channels)]);
    }

    /// <summary>A number for each position of the output, from how many rows and columns of its window count.</summary>
    private static float[] PerWindow(LayerInfo layer, Func<int, int, float> number, bool countPadding)
    {
        int height = layer.Output.Height.Value, width = layer.Output.Width.Value;
        float[] numbers = new float[height * width];
        for (int i = 0; i < numbers.Length; i++)
        {
            int rows = Counted(layer.Rows, layer.Input.Height.Value, i / width, countPadding);
            int columns = Counted(layer.Columns, layer.Input.Width.Value, i % width, countPadding);
            numbers[i] = number(rows, columns);
        }

        return numbers;
    }

    /// <summary>How many taps of a window lie on the map, or on the padded map.</summary>
    private static int Counted(WindowAxis axis, int input, int window, bool countPadding)
    {
        long first = countPadding ? -axis.PaddingStart : 0, end = countPadding ? (long)input + axis.PaddingEnd : input;
        long start = (long)window * axis.Stride - axis.PaddingStart;
        return Enumerable.Range(0, axis.Kernel).Count(tap => start + (long)tap * axis.Dilation is var at && at >= first && at < end);
    }

    private static bool IsDilated(LayerInfo layer) =>
        layer.Rows is { Dilation: > 1, Kernel: > 1 } || layer.Columns is { Dilation: > 1, Kernel: > 1 };

    private static bool HangsOver(LayerInfo layer) =>
        Reach(layer.Rows, layer.Input.Height, layer.Output.Height) > layer.Rows.PaddingEnd
        || Reach(layer.Columns, layer.Input.Width, layer.Output.Width) > layer.Columns.PaddingEnd;

    /// <summary>Kernel and strides: AveragePool and LpPool know no dilation before opsets 19 and 18.</summary>
    private static AttributeProto[] UndilatedWindow(LayerInfo layer) => Attributes.Window(layer)[..2];

    private static AttributeProto Reached(LayerInfo layer) => Attributes.Of(
        "pads",
        layer.Rows.PaddingStart, layer.Columns.PaddingStart,
        Reach(layer.Rows, layer.Input.Height, layer.Output.Height), Reach(layer.Columns, layer.Input.Width, layer.Output.Width));

    /// <summary>
    /// How far the last window reaches beyond the map. With that as padding exactly as many windows fit, whether partial ones count or not.
    /// </summary>
    private static long Reach(WindowAxis axis, Extent input, Extent output) =>
        Math.Max(0, (output.Value - 1L) * axis.Stride + axis.EffectiveKernel - input.Value - axis.PaddingStart);
}
