using ConvShape.Arithmetic;

namespace ConvShape.Tests.Arithmetic;

/// <summary>Padding that follows from the kernel, held against windows walked over the axis.</summary>
public class PaddingModeTests
{
    [Fact]
    public void Same_gives_one_window_for_every_stride_begun() => ForEach((axis, input) =>
        Assert.Equal((input + axis.Stride - 1) / axis.Stride, Walk(axis, PaddingMode.Same, input)));

    [Fact]
    public void Same_pads_no_more_than_it_must_and_the_odd_one_goes_to_the_end() => ForEach((axis, input) =>
    {
        WindowAxis same = axis.WithPadding(PaddingMode.Same, input);
        Assert.InRange(same.PaddingEnd - same.PaddingStart, 0, 1);
        if (same.PaddingEnd > 0)
        {
            WindowAxis oneLess = same with { PaddingEnd = same.PaddingEnd - 1 };
            Assert.True(new WindowWalk(oneLess, input).Starts.Count < new WindowWalk(same, input).Starts.Count, $"{axis} on {input}");
        }
    });

    [Fact]
    public void Valid_takes_padding_away() => ForEach((axis, input) =>
        Assert.Equal(axis, (axis with { PaddingStart = 3, PaddingEnd = 1 }).WithPadding(PaddingMode.Valid, input)));

    [Fact]
    public void Half_keeps_the_size_of_odd_kernels_at_stride_1() => ForEach((axis, input) =>
    {
        WindowAxis half = axis.WithPadding(PaddingMode.Half, input);
        Assert.Equal(axis.EffectiveKernel / 2, half.PaddingStart);
        Assert.Equal(half.PaddingStart, half.PaddingEnd);
        if (axis.Stride == 1 && axis.EffectiveKernel % 2 == 1)
        {
            Assert.Equal(input, Walk(axis, PaddingMode.Half, input));
        }
    });

    [Fact]
    public void Full_counts_every_partial_overlap() => ForEach((axis, input) =>
    {
        // The first window reads the first element with its last tap, the last window the last element with its first.
        WindowAxis full = axis.WithPadding(PaddingMode.Full, input) with { Stride = 1 };
        WindowWalk walk = new(full, input);
        Assert.Equal(full.PaddingStart, walk.Starts[0] + axis.EffectiveKernel - 1);
        Assert.Equal(full.PaddingStart + input - 1, walk.Starts[^1]);
    });

    [Fact]
    public void Explicit_padding_stays_as_written()
    {
        WindowAxis written = new(3, 2, 1, PaddingStart: 4, PaddingEnd: 5);
        Assert.Equal(written, written.WithPadding(PaddingMode.Explicit, 10));
    }

    [Theory]
    [InlineData(PaddingMode.Explicit)]
    [InlineData(PaddingMode.Valid)]
    [InlineData(PaddingMode.Same)]
    [InlineData(PaddingMode.Half)]
    [InlineData(PaddingMode.Full)]
    public void The_minimum_input_holds_under_every_mode(PaddingMode mode)
    {
        foreach (WindowAxis axis in Unpadded())
        {
            for (int outputs = 1; outputs <= 4; outputs++)
            {
                int input = 1;
                while (Walk(axis, mode, input) < outputs)
                {
                    input++;
                }

                Assert.Equal(input, axis.MinimumInput(mode, outputs));
            }
        }
    }

    private static int Walk(WindowAxis axis, PaddingMode mode, int input) => new WindowWalk(axis.WithPadding(mode, input), input).Starts.Count;

    private static void ForEach(Action<WindowAxis, int> check)
    {
        foreach (WindowAxis axis in Unpadded())
        {
            for (int input = 1; input <= 16; input++)
            {
                check(axis, input);
            }
        }
    }

    private static IEnumerable<WindowAxis> Unpadded() => WindowWalk.Axes(ceilMode: false).Where(axis => axis is { PaddingStart: 0, PaddingEnd: 0 });
}
