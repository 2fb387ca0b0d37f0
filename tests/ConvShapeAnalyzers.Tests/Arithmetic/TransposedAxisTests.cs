using ConvShape.Arithmetic;

namespace ConvShape.Tests.Arithmetic;

public class TransposedAxisTests
{
    [Fact]
    public void The_transposed_axis_of_a_convolution_restores_its_input_size()
    {
        foreach (WindowAxis axis in WindowWalk.Axes(ceilMode: false))
        {
            for (int input = 1; input <= 14; input++)
            {
                if (axis.Fits(input))
                {
                    TransposedAxis transposed = TransposedAxis.Of(axis, input);
                    Assert.Equal(input, transposed.OutputSize(axis.OutputSize(input)));
                    Assert.InRange(transposed.OutputPadding, 0, axis.Stride - 1);
                    Assert.Equal(axis.EffectiveKernel, transposed.EffectiveKernel);
                }
            }
        }
    }

    [Fact]
    public void The_output_reaches_as_far_as_taps_scatter_less_the_padding()
    {
        foreach (WindowAxis axis in WindowWalk.Axes(ceilMode: false))
        {
            TransposedAxis transposed = new(axis.Kernel, axis.Stride, axis.Dilation, axis.PaddingStart, axis.PaddingEnd, OutputPadding: 1);
            for (int input = 1; input <= 5; input++)
            {
                int farthest = 0;
                for (int element = 0; element < input; element++)
                {
                    for (int tap = 0; tap < axis.Kernel; tap++)
                    {
                        farthest = Math.Max(farthest, element * axis.Stride + tap * axis.Dilation);
                    }
                }

                Assert.Equal(farthest + 1 - axis.PaddingStart - axis.PaddingEnd + 1, transposed.OutputSize(input));
            }
        }
    }

    [Fact]
    public void Padding_that_cuts_everything_away_leaves_nothing_or_less() =>
        Assert.Equal(-1, new TransposedAxis(3, 1, 1, 2, 2).OutputSize(1));
}
