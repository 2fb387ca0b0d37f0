using ConvShape.Arithmetic;

namespace ConvShape.Tests.Arithmetic;

/// <summary>The formulas of a window against a window walked over the axis.</summary>
public class WindowAxisTests
{
    private const int LargestInput = 11;

    [Theory, InlineData(false), InlineData(true)]
    public void The_output_size_is_the_number_of_windows_walked(bool ceilMode) => ForEach(ceilMode, (axis, input, walk) =>
    {
        AssertSame(walk.Starts.Count, axis.OutputSize(input), axis, input);
        AssertSame(walk.Starts.Count > 0, axis.Fits(input), axis, input);
    });

    [Theory, InlineData(false), InlineData(true)]
    public void The_remainder_is_what_lies_behind_the_last_window_padding_included(bool ceilMode) => ForEach(ceilMode, (axis, input, walk) =>
        AssertSame(walk.PaddedRowsBehind, axis.Remainder(input), axis, input));

    [Theory, InlineData(false), InlineData(true)]
    public void Rows_lost_at_the_end_are_the_real_ones_behind_the_last_window(bool ceilMode) => ForEach(ceilMode, (axis, input, walk) =>
        AssertSame(walk.RealRowsBehind, axis.LostAtEnd(input), axis, input));

    [Theory, InlineData(false), InlineData(true)]
    public void Where_windows_touch_the_rows_lost_at_the_end_are_all_that_none_reads(bool ceilMode) => ForEach(ceilMode, (axis, input, walk) =>
    {
        if (axis.EffectiveKernel >= axis.Stride && axis.Fits(input))
        {
            AssertSame(walk.RealRowsUnread, axis.LostAtEnd(input), axis, input);
        }
    });

    [Fact]
    public void Ceil_mode_loses_nothing_with_windows_that_touch() => ForEach(ceilMode: true, (axis, input, _) =>
    {
        if (axis.EffectiveKernel >= axis.Stride)
        {
            AssertSame(0, axis.LostAtEnd(input), axis, input);
        }
    });

    [Theory, InlineData(false), InlineData(true)]
    public void The_minimum_input_is_the_first_that_gives_as_many_outputs(bool ceilMode)
    {
        foreach (WindowAxis axis in WindowWalk.Axes(ceilMode))
        {
            for (int outputs = 1; outputs <= 4; outputs++)
            {
                int input = 1;
                while (new WindowWalk(axis, input).Starts.Count < outputs)
                {
                    input++;
                }

                AssertSame(input, axis.MinimumInput(outputs), axis, outputs);
            }
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_larger_input_never_gives_fewer_outputs(bool ceilMode) => ForEach(ceilMode, (axis, input, _) =>
        Assert.True(axis.OutputSize(input + 1) >= axis.OutputSize(input), $"{axis} on {input}"));

    private static void ForEach(bool ceilMode, Action<WindowAxis, int, WindowWalk> check)
    {
        foreach (WindowAxis axis in WindowWalk.Axes(ceilMode))
        {
            for (int input = 1; input <= LargestInput; input++)
            {
                check(axis, input, new WindowWalk(axis, input));
            }
        }
    }

    private static void AssertSame<T>(T walked, T formula, WindowAxis axis, int input)
        where T : IEquatable<T> => Assert.True(walked.Equals(formula), $"{axis} on {input}: walked {walked}, by formula {formula}");

    private static void AssertSame(int walked, long formula, WindowAxis axis, int input) => AssertSame<long>(walked, formula, axis, input);
}
