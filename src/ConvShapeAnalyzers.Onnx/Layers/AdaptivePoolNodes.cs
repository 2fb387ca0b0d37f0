using ConvShape.Architecture;
using ConvShape.Onnx.Graph;

namespace ConvShape.Onnx.Layers;

/// <summary>Means of as many even parts as the output has positions. Opset 17 has no operator for parts of different sizes.</summary>
internal static class AdaptivePoolNodes
{
    /// <summary>
    /// Parts of one size are the windows of a pool. Others are sums of rows, then of columns, over the number of both: R · X · C, where R has
    /// a row for each part, and C a column, with ones for what belongs to it.
    /// </summary>
    public static void Average(LayerGraph graph)
    {
        MapShape from = graph.Layer.Input, to = graph.Layer.Output;
        int height = from.Height.Value, width = from.Width.Value, outputHeight = to.Height.Value, outputWidth = to.Width.Value;
        if (height % outputHeight == 0 && width % outputWidth == 0)
        {
            long rows = height / outputHeight, columns = width / outputWidth;
            graph.Result("AveragePool", [graph.Input], Attributes.Of("kernel_shape", rows, columns), Attributes.Of("strides", rows, columns));
            return;
        }

        bool[,] down = Parts(height, outputHeight), across = Parts(width, outputWidth);
        float[] ofRows = Fill(outputHeight, height, (part, row) => down[part, row] ? 1 : 0);
        float[] ofColumns = Fill(width, outputWidth, (column, part) => across[part, column] ? 1 : 0);
        float[] counts = Fill(outputHeight, outputWidth, (i, j) => Count(down, i) * Count(across, j));
        string sums = graph.Step("rows", "MatMul", [graph.Constant("of_rows", ofRows, outputHeight, height), graph.Input]);
        sums = graph.Step("sums", "MatMul", [sums, graph.Constant("of_columns", ofColumns, width, outputWidth)]);
        graph.Result("Div", [sums, graph.PerPosition("counts", counts)]);
    }

    /// <summary>Which of n elements belong to which of m parts: ⌊p·n/m⌋ to ⌈(p + 1)·n/m⌉.</summary>
    private static bool[,] Parts(int elements, int parts)
    {
        bool[,] belongs = new bool[parts, elements];
        for (int part = 0; part < parts; part++)
        {
            long start = (long)part * elements / parts, end = ((part + 1L) * elements + parts - 1) / parts;
            for (long element = start; element < end; element++)
            {
                belongs[part, element] = true;
            }
        }

        return belongs;
    }

    private static int Count(bool[,] belongs, int part) => Enumerable.Range(0, belongs.GetLength(1)).Count(element => belongs[part, element]);

    private static float[] Fill(int rows, int columns, Func<int, int, float> value)
    {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = value(i / columns, i % columns);
        }

        return values;
    }
}
