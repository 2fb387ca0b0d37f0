using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Engine;
using ConvShape.Engine.Reference;

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

    public static LayerInfo Elementwise(LayerKind kind, MapShape input) => new("layer1", kind, [input], input);

    /// <summary>Numbers of elements that a layer's weight and bias take; 0 for none.</summary>
    public static (int Weight, int Bias) TensorLengths(LayerInfo layer) => (
        layer.Tensors.Length > 0 ? (int)layer.Tensors[0].Elements : 0, layer.Tensors.Length > 1 ? (int)layer.Tensors[1].Elements : 0);

    public static LayerOperator Operator(LayerInfo layer, float[] weight, float[] bias, LayerKind? activation = null) =>
        LayerOperator.Create(layer, new LayerTensors(weight, bias), activation is { } kind ? Elementwise(kind, layer.Output) : null);

    public static float[] RunOperator(
        LayerInfo layer, float[] weight, float[] bias, float[] input, int batch = 1, LayerKind? activation = null)
    {
        LayerOperator made = Operator(layer, weight, bias, activation);

        // What memory happens to hold must not matter.
        float[] output = Filled((int)layer.Output.Elements * batch), scratch = Filled(made.ScratchLength);
        made.Run(input, output, batch, scratch);
        return output;
    }

    public static float[] RunReference(
        LayerInfo layer, float[] weight, float[] bias, float[] input, int batch = 1, LayerKind? activation = null)
    {
        float[] output = new float[layer.Output.Elements * batch];
        ReferenceLayer.Run(layer, weight, bias, input, output, batch);
        if (activation is { } kind)
        {
            ReferenceLayer.Run(Elementwise(kind, layer.Output), [], [], [.. output], output, batch);
        }

        return output;
    }

    /// <summary>Small integers: every sum of products of them is exact in float32, whatever its order.</summary>
    public static float[] Integers(int length, int seed)
    {
        Random random = new(seed);
        return Enumerable.Range(0, length).Select(_ => (float)random.Next(-8, 9)).ToArray();
    }

    /// <summary>How a layer and its geometry read in a test's message.</summary>
    public static string Describe(LayerInfo layer, int batch) => FormattableString.Invariant(
        $"{layer.Kind} {layer.Input} → {layer.Output}, rows {layer.Rows}, columns {layer.Columns}, groups {layer.Groups}, batch {batch}");

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

    private static float[] Filled(int length)
    {
        float[] values = new float[length];
        Array.Fill(values, float.NaN);
        return values;
    }

    private static LayerInfo Windowed(LayerKind kind, MapShape input, int channels, WindowAxis rows, WindowAxis columns) => new(
        "layer1", kind, [input],
        new MapShape(channels, (int)rows.OutputSize(input.Height.Value), (int)columns.OutputSize(input.Width.Value)))
    {
        Rows = rows,
        Columns = columns,
    };
}
