using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>Layers for tests, made directly, and runs of them.</summary>
internal static class LayerCase
{
    public static WindowAxis Axis(int k, int s = 1, int p = 0, int d = 1) => new(k, s, d, p, p);

    public static LayerInfo Convolution(
        MapShape input, int filters, WindowAxis rows, WindowAxis columns, int groups = 1, bool bias = true) =>
        Windowed(LayerKind.Convolution, input, filters, rows, columns) with { Groups = groups, HasBias = bias };

    public static LayerInfo Convolution(MapShape input, int filters, WindowAxis window, int groups = 1, bool bias = true) =>
        Convolution(input, filters, window, window, groups, bias);

    public static LayerInfo Pool(LayerKind kind, MapShape input, WindowAxis rows, WindowAxis columns, bool countIncludePad = false) =>
        Windowed(kind, input, input.Channels, rows, columns) with { CountIncludePad = countIncludePad };

    public static LayerInfo Pool(LayerKind kind, MapShape input, WindowAxis window, bool countIncludePad = false) =>
        Pool(kind, input, window, window, countIncludePad);

    public static LayerInfo Linear(int inputs, int outputs, bool bias = true) =>
        new("linear1", LayerKind.Linear, [new MapShape(inputs)], new MapShape(outputs)) { HasBias = bias };

    public static LayerInfo GlobalPool(LayerKind kind, MapShape input) => new("pool1", kind, [input], new MapShape(input.Channels, 1, 1));

    /// <summary>A map as a vector.</summary>
    public static LayerInfo Flatten(MapShape input) => new("flatten1", LayerKind.Flatten, [input], new MapShape((int)input.Elements));

    /// <summary>A layer that keeps the shape; a leaky ReLU with a slope of ¼, a batch normalisation without ε.</summary>
    public static LayerInfo Elementwise(LayerKind kind, MapShape input) => new("layer1", kind, [input], input) { Slope = 0.25 };

    /// <summary>A transposed convolution of any output padding.</summary>
    public static LayerInfo Transposed(
        MapShape input, int filters, WindowAxis rows, WindowAxis columns, int groups = 1, bool bias = true, int outputPaddingRows = 0, int outputPaddingColumns = 0) =>
        new("deconv1", LayerKind.TransposedConvolution, [input], new MapShape(
            filters,
            (int)Transposed(rows, outputPaddingRows).OutputSize(input.Height.Value),
            (int)Transposed(columns, outputPaddingColumns).OutputSize(input.Width.Value)))
        {
            Rows = rows,
            Columns = columns,
            Groups = groups,
            HasBias = bias,
            OutputPaddingRows = outputPaddingRows,
            OutputPaddingColumns = outputPaddingColumns,
        };

    public static TransposedAxis Transposed(WindowAxis window, int outputPadding) =>
        new(window.Kernel, window.Stride, window.Dilation, window.PaddingStart, window.PaddingEnd, outputPadding);

    public static LayerInfo Upsample(MapShape input, int down, int across, Interpolation interpolation = Interpolation.Nearest) => new(
        "up1", LayerKind.Upsample, [input], new MapShape(input.Channels, input.Height.Value * down, input.Width.Value * across))
    {
        Interpolation = interpolation,
    };

    /// <summary>A crop or zero padding.</summary>
    public static LayerInfo Margins(LayerKind kind, MapShape input, int top, int left, int bottom, int right)
    {
        int sign = kind == LayerKind.Crop ? -1 : 1;
        MapShape output = new(
            input.Channels, input.Height.Value + sign * (top + bottom), input.Width.Value + sign * (left + right));
        return new("margins1", kind, [input], output) { Rows = new(1, 1, 1, top, bottom), Columns = new(1, 1, 1, left, right) };
    }

    public static LayerInfo AdaptivePool(MapShape input, int height, int width) =>
        new("pool1", LayerKind.AdaptiveAveragePool, [input], new MapShape(input.Channels, height, width));

    /// <summary>An addition or multiplication of maps that make one of the first's shape, or a concatenation.</summary>
    public static LayerInfo Merge(LayerKind kind, params MapShape[] inputs) => new("merge1", kind, [.. inputs], kind == LayerKind.Concat
        ? new MapShape(inputs.Sum(input => input.Channels), inputs[0].Height, inputs[0].Width)
        : inputs[0]);

    /// <summary>
    /// Small integers for every tensor of a layer; variances whose root is a power of two, so that a batch normalisation of integers is
    /// exact as well.
    /// </summary>
    public static LayerTensors Tensors(LayerInfo layer, int seed)
    {
        float[][] tensors = [.. layer.Tensors.Select((tensor, i) => Integers((int)tensor.Elements, seed + i))];
        return tensors.Length < 4
            ? new LayerTensors(tensors.ElementAtOrDefault(0), tensors.ElementAtOrDefault(1))
            : new LayerTensors(tensors[0], tensors[1], tensors[2], tensors[3].Select(value => value < 0 ? 0.25f : value < 4 ? 1 : 16).ToArray());
    }

    /// <summary>Small integers for every map that a layer reads.</summary>
    public static float[][] Inputs(LayerInfo layer, int batch, int seed) =>
        [.. layer.Inputs.Select((shape, i) => Integers((int)shape.Elements * batch, seed + i))];

    /// <summary>Numbers of elements that a layer's weight and bias take; 0 for none.</summary>
    public static (int Weight, int Bias) TensorLengths(LayerInfo layer) => (
        layer.Tensors.Length > 0 ? (int)layer.Tensors[0].Elements : 0, layer.Tensors.Length > 1 ? (int)layer.Tensors[1].Elements : 0);

    public static float[] RunOperator(
        LayerInfo layer, float[] weight, float[] bias, float[] input, int batch = 1, LayerKind? activation = null) =>
        RunOperator(layer, new LayerTensors(weight, bias), [input], batch, activation);

    public static float[] RunOperator(LayerInfo layer, LayerTensors tensors, float[][] inputs, int batch = 1, LayerKind? activation = null) =>
        new OperatorCase(layer, tensors, inputs, batch) { Activation = activation }.Run();

    public static float[] RunReference(
        LayerInfo layer, float[] weight, float[] bias, float[] input, int batch = 1, LayerKind? activation = null) =>
        RunReference(layer, new LayerTensors(weight, bias), [input], batch, activation);

    public static float[] RunReference(LayerInfo layer, LayerTensors tensors, float[][] inputs, int batch = 1, LayerKind? activation = null) =>
        new OperatorCase(layer, tensors, inputs, batch) { Activation = activation }.Reference();

    /// <summary>Small integers: every sum of products of them is exact in float32, whatever its order.</summary>
    public static float[] Integers(int length, int seed)
    {
        Random random = new(seed);
        return Enumerable.Range(0, length).Select(_ => (float)random.Next(-8, 9)).ToArray();
    }

    /// <summary>Values of both signs that round.</summary>
    public static float[] Fractions(int length, int seed)
    {
        Random random = new(seed);
        return Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f).ToArray();
    }

    /// <summary>How an operator reads and writes maps without anything around them, or with what it must have.</summary>
    public static OperatorSpec Spec(LayerInfo layer, LayerTensors tensors, LayerInfo? activation = null) => new(
        layer,
        tensors,
        layer.Inputs.Select((shape, i) => MapLayout.Blocked(shape, i == 0 ? Halo.ReadBy(layer) : default)).ToEquatableArray(),
        MapLayout.Blocked(layer.Output),
        activation);

    /// <summary>How a layer and its geometry read in a test's message.</summary>
    public static string Describe(LayerInfo layer, int batch) => FormattableString.Invariant(
        $"{layer.Kind} {string.Join(" and ", layer.Inputs)} → {layer.Output}, rows {layer.Rows}, columns {layer.Columns}, groups {layer.Groups}, batch {batch}");

    /// <summary>Fails where the norm of the difference is more than so much of the norm of what was expected.</summary>
    public static void AssertNear(float[] expected, float[] actual, double tolerance, string what)
    {
        double difference = Norm(expected.Zip(actual, (a, b) => (double)a - b)), norm = Norm(expected.Select(value => (double)value));
        Assert.True(difference <= tolerance * norm, FormattableString.Invariant($"{what}: an error of {difference / norm:E1}"));

        static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
    }

    /// <summary>Fails unless two results have the same bits; any NaN equals any other.</summary>
    public static void AssertSameBits(float[] expected, float[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool same = BitConverter.SingleToInt32Bits(expected[i]) == BitConverter.SingleToInt32Bits(actual[i])
                || (float.IsNaN(expected[i]) && float.IsNaN(actual[i]));
            Assert.True(same, FormattableString.Invariant($"{what}: element {i} is {actual[i]:R}, not {expected[i]:R}"));
        }
    }

    private static LayerInfo Windowed(LayerKind kind, MapShape input, int channels, WindowAxis rows, WindowAxis columns) => new(
        "layer1", kind, [input],
        new MapShape(channels, (int)rows.OutputSize(input.Height.Value), (int)columns.OutputSize(input.Width.Value)))
    {
        Rows = rows,
        Columns = columns,
    };
}
