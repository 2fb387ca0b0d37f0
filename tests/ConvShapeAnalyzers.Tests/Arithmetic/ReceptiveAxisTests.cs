using ConvShape.Arithmetic;
using FsCheck;
using FsCheck.Fluent;

namespace ConvShape.Tests.Arithmetic;

public class ReceptiveAxisTests
{
    [Fact]
    public void An_element_of_the_input_sees_itself() => Assert.Equal(new ReceptiveAxis(1, 1), ReceptiveAxis.Input);

    [Fact]
    public void Walking_a_stack_backwards_finds_the_same_field_and_jump()
    {
        Gen<WindowAxis> windows =
            from kernel in Gen.Choose(1, 4)
            from stride in Gen.Choose(1, 3)
            from dilation in Gen.Choose(1, 3)
            select new WindowAxis(kernel, stride, dilation);
        Gen<WindowAxis[]> stacks = from length in Gen.Choose(0, 6) from stack in windows.ArrayOf(length) select stack;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(stacks.ToArbitrary(), stack =>
        {
            ReceptiveAxis formula = stack.Aggregate(ReceptiveAxis.Input, (axis, window) => axis.After(window));
            SortedSet<long> first = Seen(stack, output: 0), second = Seen(stack, output: 1);
            return first.Max - first.Min + 1 == formula.Size && second.Min - first.Min == formula.Jump;
        }));
    }

    [Theory]
    [InlineData(16, 4, 5, 2, 5, 2)]
    [InlineData(212, 32, 3, 3, 2, 3, 3, 2, 3, 3, 3, 2, 3, 3, 3, 2, 3, 3, 3, 2)]
    public void The_fields_of_known_stacks_come_out(int size, int jump, params int[] kernels)
    {
        // LeNet-5 and VGG-16 before their dense layers: convolutions at stride 1, pools of 2 at stride 2.
        ReceptiveAxis axis = kernels.Aggregate(ReceptiveAxis.Input, (above, kernel) => above.After(new WindowAxis(kernel, kernel == 2 ? 2 : 1)));
        Assert.Equal(new ReceptiveAxis(size, jump), axis);
    }

    /// <summary>The input elements that one output reads, tap by tap, on an axis without borders.</summary>
    private static SortedSet<long> Seen(WindowAxis[] stack, long output)
    {
        SortedSet<long> elements = [output];
        foreach (WindowAxis window in stack.Reverse())
        {
            elements = [.. elements.SelectMany(element => Enumerable.Range(0, window.Kernel).Select(tap => element * window.Stride + tap * window.Dilation))];
        }

        return elements;
    }
}
