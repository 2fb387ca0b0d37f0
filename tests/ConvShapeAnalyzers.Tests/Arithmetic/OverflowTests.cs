using ConvShape.Arithmetic;

namespace ConvShape.Tests.Arithmetic;

/// <summary>Numbers as large as an int can hold, in every place, against exact arithmetic.</summary>
public class OverflowTests
{
    private const int Max = int.MaxValue;

    private static readonly int[] Counts = [1, 2, Max - 1, Max];
    private static readonly int[] Paddings = [0, 1, Max];

    [Theory, InlineData(false), InlineData(true)]
    public void Sizes_of_windows_are_exact(bool ceilMode) => ForEachAxis(ceilMode, axis =>
    {
        foreach (int input in Counts)
        {
            Int128 room = (Int128)input + axis.PaddingStart + axis.PaddingEnd - Effective(axis);
            Int128 floor = room < 0 ? 0 : room / axis.Stride + 1;
            Int128 ceiling = room <= -axis.Stride ? 0 : (room + axis.Stride - 1) / axis.Stride + 1;
            Int128 starts = ((Int128)input + axis.PaddingStart - 1) / axis.Stride + 1;
            Int128 outputs = ceilMode ? Int128.Min(ceiling, starts) : floor;
            Assert.Equal(outputs, axis.OutputSize(input));
            Assert.Equal(outputs == 0 ? 0 : Int128.Max(0, room - (outputs - 1) * axis.Stride), axis.Remainder(input));
            Assert.InRange(axis.LostAtEnd(input), 0, input);
        }
    });

    [Theory, InlineData(false), InlineData(true)]
    public void The_minimum_input_is_exact_or_saturates(bool ceilMode) => ForEachAxis(ceilMode, axis =>
    {
        foreach (long outputs in (long[])[1, Max, long.MaxValue])
        {
            Int128 lastStart = (Int128)axis.Stride * (outputs - 1), padding = (Int128)axis.PaddingStart + axis.PaddingEnd;
            Int128 covered = lastStart + Effective(axis) - padding;
            Int128 exact = ceilMode ? Int128.Max(covered - (axis.Stride - 1), lastStart + 1 - axis.PaddingStart) : covered;
            long minimum = axis.MinimumInput(outputs);
            bool mayStop = exact + padding + axis.Stride >= long.MaxValue;
            Assert.True(minimum == Int128.Max(1, exact) || minimum == long.MaxValue && mayStop, $"{axis}: {minimum}");
        }
    });

    [Theory]
    [InlineData(PaddingMode.Valid)]
    [InlineData(PaddingMode.Same)]
    [InlineData(PaddingMode.Half)]
    [InlineData(PaddingMode.Full)]
    public void Padding_modes_stay_within_int(PaddingMode mode) => ForEachAxis(ceilMode: false, axis =>
    {
        foreach (int input in Counts)
        {
            WindowAxis padded = axis.WithPadding(mode, input);
            Assert.True(padded is { PaddingStart: >= 0, PaddingEnd: >= 0 }, $"{padded}");
            Assert.InRange(padded.OutputSize(input), 0, (long)input + Max);
            Assert.InRange(axis.MinimumInput(mode, input), 1, long.MaxValue);
        }
    });

    [Fact]
    public void Transposed_sizes_are_exact() => ForEachAxis(ceilMode: false, axis =>
    {
        foreach (int outputPadding in Paddings)
        {
            TransposedAxis transposed = new(axis.Kernel, axis.Stride, axis.Dilation, axis.PaddingStart, axis.PaddingEnd, outputPadding);
            foreach (int input in Counts)
            {
                Int128 exact = (Int128)axis.Stride * (input - 1) + Effective(axis) - axis.PaddingStart - axis.PaddingEnd + outputPadding;
                Assert.Equal(exact, transposed.OutputSize(input));
            }

            Assert.InRange(transposed.OutputSize(long.MaxValue), Max, long.MaxValue);
        }
    });

    [Fact]
    public void Receptive_fields_saturate()
    {
        ReceptiveAxis axis = ReceptiveAxis.Input;
        for (int layer = 0; layer < 5; layer++)
        {
            ReceptiveAxis next = axis.After(new WindowAxis(Max, Max, Max));
            Assert.True(next.Size >= axis.Size && next.Jump >= axis.Jump, $"{next}");
            axis = next;
        }

        Assert.Equal(new ReceptiveAxis(long.MaxValue, long.MaxValue), axis);
    }

    private static Int128 Effective(WindowAxis axis) => axis.Kernel + ((Int128)axis.Kernel - 1) * (axis.Dilation - 1);

    private static void ForEachAxis(bool ceilMode, Action<WindowAxis> check)
    {
        foreach (int kernel in Counts)
        {
            foreach (int stride in Counts)
            {
                foreach (int dilation in Counts)
                {
                    foreach (int start in Paddings)
                    {
                        foreach (int end in Paddings)
                        {
                            check(new WindowAxis(kernel, stride, dilation, start, end, ceilMode));
                        }
                    }
                }
            }
        }
    }
}
