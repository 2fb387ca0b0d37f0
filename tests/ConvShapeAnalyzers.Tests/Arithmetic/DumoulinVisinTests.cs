using ConvShape.Arithmetic;

namespace ConvShape.Tests.Arithmetic;

/// <summary>
/// The fifteen relationships of Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", each as printed there.
/// Primes mark the transposed convolution.
/// </summary>
public class DumoulinVisinTests
{
    private const int Largest = 40;

    [Fact]
    public void Relationship_1_no_padding_and_unit_strides() => ForEach((i, k) =>
        Assert.Equal(i - k + 1, new WindowAxis(k).OutputSize(i)));

    [Fact]
    public void Relationship_2_padding_and_unit_strides() => ForEach((i, k) => ForEachPadding(p =>
        Assert.Equal(i - k + 2 * p + 1, Padded(k, p).OutputSize(i))));

    [Fact]
    public void Relationship_3_half_padding_keeps_the_size() => ForEachOdd((i, k) =>
    {
        Assert.Equal(i, Padded(k, k / 2).OutputSize(i));
        Assert.Equal(i, new WindowAxis(k).WithPadding(PaddingMode.Half, i).OutputSize(i));
    });

    [Fact]
    public void Relationship_4_full_padding_grows_the_size() => ForEach((i, k) =>
    {
        Assert.Equal(i + (k - 1), Padded(k, k - 1).OutputSize(i));
        Assert.Equal(i + (k - 1), new WindowAxis(k).WithPadding(PaddingMode.Full, i).OutputSize(i));
    });

    [Fact]
    public void Relationship_5_no_padding_and_strides() => ForEach((i, k) => ForEachStride(s =>
        Assert.Equal(Floor(i - k, s) + 1, new WindowAxis(k, s).OutputSize(i))));

    [Fact]
    public void Relationship_6_padding_and_strides() => ForEach((i, k) => ForEachStride(s => ForEachPadding(p =>
        Assert.Equal(Floor(i + 2 * p - k, s) + 1, Padded(k, p, s).OutputSize(i)))));

    [Fact]
    public void Relationship_7_pooling() => ForEach((i, k) => ForEachStride(s =>
        Assert.Equal(Floor(i - k, s) + 1, new WindowAxis(k, s).OutputSize(i))));

    [Fact]
    public void Relationship_8_no_padding_and_unit_strides_transposed() => ForEach((i, k) =>
    {
        Assert.Equal(i + (k - 1), new TransposedAxis(k).OutputSize(i));
        Assert.Equal(Padded(k, k - 1).OutputSize(i), new TransposedAxis(k).OutputSize(i));
    });

    [Fact]
    public void Relationship_9_padding_and_unit_strides_transposed() => ForEach((i, k) => ForEachPaddingBelow(k, p =>
    {
        Assert.Equal(i + (k - 1) - 2 * p, Transposed(k, p).OutputSize(i));
        Assert.Equal(Padded(k, k - p - 1).OutputSize(i), Math.Max(0, Transposed(k, p).OutputSize(i)));
    }));

    [Fact]
    public void Relationship_10_half_padding_transposed_keeps_the_size() => ForEachOdd((i, k) =>
        Assert.Equal(i, Transposed(k, k / 2).OutputSize(i)));

    [Fact]
    public void Relationship_11_full_padding_transposed_shrinks_the_size() => ForEach((i, k) =>
        Assert.Equal(i - (k - 1), Transposed(k, k - 1).OutputSize(i)));

    [Fact]
    public void Relationship_12_no_padding_and_strides_that_divide_transposed() => ForEach((i, k) => ForEachStride(s =>
    {
        if ((i - k) % s == 0)
        {
            long o = new WindowAxis(k, s).OutputSize(i);
            Assert.Equal(i, new TransposedAxis(k, s).OutputSize(o));
            Assert.Equal(s * (o - 1) + k, new TransposedAxis(k, s).OutputSize(o));
        }
    }));

    [Fact]
    public void Relationship_13_padding_and_strides_that_divide_transposed() => ForEach((i, k) => ForEachStride(s => ForEachPaddingBelow(k, p =>
    {
        if ((i + 2 * p - k) % s == 0)
        {
            long o = Padded(k, p, s).OutputSize(i);
            Assert.Equal(i, Transposed(k, p, s).OutputSize(o));
            Assert.Equal(s * (o - 1) + k - 2 * p, Transposed(k, p, s).OutputSize(o));
        }
    })));

    [Fact]
    public void Relationship_14_padding_and_strides_that_do_not_divide_transposed() => ForEach((i, k) => ForEachStride(s => ForEachPaddingBelow(k, p =>
    {
        int a = (i + 2 * p - k) % s;
        long o = Padded(k, p, s).OutputSize(i);
        TransposedAxis transposed = Transposed(k, p, s) with { OutputPadding = a };
        Assert.Equal(s * (o - 1) + a + k - 2 * p, transposed.OutputSize(o));
        Assert.Equal(i, transposed.OutputSize(o));
        Assert.Equal(transposed, TransposedAxis.Of(Padded(k, p, s), i));

        // The guide's equivalent: a unit-stride convolution over the input with s − 1 zeros between its elements, a more at the end.
        long stretched = o + (o - 1) * (s - 1);
        Assert.Equal(i, new WindowAxis(k, 1, 1, k - p - 1, k - p - 1 + a).OutputSize(stretched));
    })));

    [Fact]
    public void Relationship_15_dilated_kernels() => ForEach((i, k) => ForEachStride(s => ForEachPadding(p =>
    {
        for (int d = 1; d <= 4; d++)
        {
            int room = i + 2 * p - k - (k - 1) * (d - 1);
            Assert.Equal(room < 0 ? 0 : Floor(room, s) + 1, (Padded(k, p, s) with { Dilation = d }).OutputSize(i));
        }
    })));

    private static WindowAxis Padded(int kernel, int padding, int stride = 1) => new(kernel, stride, 1, padding, padding);

    private static TransposedAxis Transposed(int kernel, int padding, int stride = 1) => new(kernel, stride, 1, padding, padding);

    private static long Floor(int dividend, int divisor) => (long)Math.Floor((double)dividend / divisor);

    /// <summary>Every input up to a size, with every kernel that fits it.</summary>
    private static void ForEach(Action<int, int> check)
    {
        for (int input = 1; input <= Largest; input++)
        {
            for (int kernel = 1; kernel <= Math.Min(input, 12); kernel++)
            {
                check(input, kernel);
            }
        }
    }

    private static void ForEachOdd(Action<int, int> check) => ForEach((input, kernel) =>
    {
        if (kernel % 2 == 1)
        {
            check(input, kernel);
        }
    });

    private static void ForEachStride(Action<int> check) => Each(1, 6, check);

    private static void ForEachPadding(Action<int> check) => Each(0, 8, check);

    /// <summary>The transposed relationships presume p ≤ k − 1: beyond that the equivalent convolution would need negative padding.</summary>
    private static void ForEachPaddingBelow(int kernel, Action<int> check) => Each(0, kernel - 1, check);

    private static void Each(int first, int last, Action<int> check)
    {
        for (int value = first; value <= last; value++)
        {
            check(value);
        }
    }
}
