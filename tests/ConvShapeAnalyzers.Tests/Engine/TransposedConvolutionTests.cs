using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>
/// A transposed convolution is a convolution backwards (Dumoulin and Visin, relationships 8–14): it restores the size, and as a matrix
/// it is the transpose.
/// </summary>
public sealed class TransposedConvolutionTests
{
    /// <summary>Every window on every size of one axis, the other axis with a fixed one, so that each column of both matrices is compared.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 2)]
    public void It_is_the_transpose_of_the_convolution_and_restores_its_input(int channels, int groups)
    {
        WindowAxis columns = new(2, Stride: 2, PaddingStart: 1);
        int seed = 0;
        foreach (WindowAxis rows in Windows())
        {
            foreach (int height in (int[])[1, 2, 5, 6, 9])
            {
                if (rows.Fits(height))
                {
                    AssertTransposes(LayerCase.Convolution(new MapShape(channels, height, 4), 2 * channels, rows, columns, groups, bias: false), seed);
                    AssertTransposes(LayerCase.Convolution(new MapShape(channels, 4, height), channels, columns, rows, groups, bias: false), seed);
                    seed++;
                }
            }
        }

        Assert.True(seed > 500);
    }

    /// <summary>The classes of the guide, each by its own formula: o′ for an input i′ that a convolution of i made.</summary>
    [Theory]
    [InlineData(2, 3, 1, 0, 4)] // 8: no padding, unit stride: o′ = i′ + (k − 1)
    [InlineData(6, 4, 1, 2, 5)] // 9: padding p: o′ = i′ + (k − 1) − 2p
    [InlineData(5, 3, 1, 1, 5)] // 10: half padding, k odd: o′ = i′
    [InlineData(7, 3, 1, 2, 5)] // 11: full padding: o′ = i′ − (k − 1)
    [InlineData(2, 3, 2, 0, 5)] // 12: stride s: o′ = s(i′ − 1) + k
    [InlineData(3, 3, 2, 1, 5)] // 13: and padding: o′ = s(i′ − 1) + k − 2p
    [InlineData(3, 3, 2, 1, 6)] // 14: and a, the remainder of i by the stride: o′ = s(i′ − 1) + a + k − 2p
    public void The_sizes_of_the_guide(int convolved, int k, int s, int p, int restored)
    {
        WindowAxis window = LayerCase.Axis(k, s, p);
        Assert.Equal(convolved, window.OutputSize(restored));
        int outputPadding = TransposedAxis.Of(window, restored).OutputPadding;
        LayerInfo layer = LayerCase.Transposed(new MapShape(1, convolved, convolved), 1, window, window, 1, false, outputPadding, outputPadding);
        Assert.Equal(new MapShape(1, restored, restored), layer.Output);
        float[] ones = LayerCase.RunOperator(layer, [.. Enumerable.Repeat(1f, k * k)], [], [.. Enumerable.Repeat(1f, convolved * convolved)]);

        // Each input counts for as many outputs as its window has on the map.
        LayerInfo forward = LayerCase.Convolution(layer.Output, 1, window, bias: false);
        float[] windows = LayerCase.RunOperator(forward, [.. Enumerable.Repeat(1f, k * k)], [], [.. Enumerable.Repeat(1f, restored * restored)]);
        Assert.Equal(windows.Sum(), ones.Sum());
    }

    /// <summary>Of 512×512 phases, one has a tap: the others have no value but the bias, and cost next to nothing to prepare.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(32, 1)]
    [InlineData(6, 3)]
    public void A_stride_far_beyond_the_kernel_makes_no_part_of_every_phase(int channels, int groups)
    {
        LayerInfo layer = LayerCase.Transposed(new MapShape(channels, 2, 2), channels, new WindowAxis(1, 512), new WindowAxis(1, 512), groups);
        LayerTensors tensors = LayerCase.Tensors(layer, 1);
        OperatorSpec spec = LayerCase.Spec(layer, tensors);
        long before = GC.GetAllocatedBytesForCurrentThread();
        LayerOperator.Create(spec);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
        float[][] inputs = LayerCase.Inputs(layer, batch: 1, seed: 2);
        LayerCase.AssertSameBits(LayerCase.RunReference(layer, tensors, inputs), LayerCase.RunOperator(layer, tensors, inputs), LayerCase.Describe(layer, 1));
    }

    private static IEnumerable<WindowAxis> Windows() =>
        from k in Enumerable.Range(1, 4)
        from s in Enumerable.Range(1, 3)
        from d in Enumerable.Range(1, 3)
        from start in Enumerable.Range(0, 3)
        from end in Enumerable.Range(0, 3)
        select new WindowAxis(k, s, d, start, end);

    private static void AssertTransposes(LayerInfo convolution, int seed)
    {
        MapShape input = convolution.Input, output = convolution.Output;
        int rowPadding = TransposedAxis.Of(convolution.Rows, input.Height.Value).OutputPadding;
        int columnPadding = TransposedAxis.Of(convolution.Columns, input.Width.Value).OutputPadding;
        LayerInfo transposed = LayerCase.Transposed(
            output, input.Channels, convolution.Rows, convolution.Columns, convolution.Groups, false, rowPadding, columnPadding);
        string what = LayerCase.Describe(transposed, 1);
        Assert.True(input == transposed.Output, what);

        // The weights of both have the same layout: (filters of the one = channels of the other) × (channels in a group) × kh × kw.
        LayerTensors tensors = LayerCase.Tensors(convolution, seed);
        float[] x = LayerCase.Integers((int)input.Elements, seed + 1), y = LayerCase.Integers((int)output.Elements, seed + 2);
        Assert.Equal(
            Dot(LayerCase.RunOperator(convolution, tensors, [x]), y), Dot(x, LayerCase.RunOperator(transposed, tensors, [y])));

        // Every unit image gives a column of one matrix, a row of the other.
        float[] matrix = Columns(convolution, tensors), transpose = Columns(transposed, tensors);
        int inputs = x.Length, outputs = y.Length;
        for (int i = 0; i < matrix.Length; i++)
        {
            Assert.True(matrix[i] == transpose[i % outputs * inputs + i / outputs], what);
        }
    }

    /// <summary>What a layer makes of every unit image, as one batch.</summary>
    private static float[] Columns(LayerInfo layer, LayerTensors tensors)
    {
        int inputs = (int)layer.Input.Elements;
        float[] units = new float[inputs * inputs];
        for (int i = 0; i < inputs; i++)
        {
            units[i * inputs + i] = 1;
        }

        return LayerCase.RunOperator(layer, tensors, [units], batch: inputs);
    }

    private static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
