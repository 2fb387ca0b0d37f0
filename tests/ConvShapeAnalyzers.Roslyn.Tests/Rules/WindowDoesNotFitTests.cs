using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class WindowDoesNotFitTests
{
    [Fact]
    public Task A_kernel_larger_than_the_padded_input_is_marked() => Check(
        """
        using ConvShape;

        [InputShape(channels: 3, height: 32, width: 32)]
        [ConvLayer({|#0:k: 40|}, s: 2, p: 1)]
        public sealed partial class Net;
        """,
        Expect("CONV1002").WithLocation(0).WithArguments(
            "conv1", "40×40 kernel", "32×32 feature map padded to 34×34", "p ≥ 4 or an input of at least 38×38"));

    [Fact]
    public Task The_largest_kernel_that_fits_is_not_marked() => Check(
        """
        using ConvShape;

        [InputShape(channels: 3, height: 32, width: 32)]
        [ConvLayer(k: 34, s: 2, p: 1)]
        public sealed partial class Net;
        """);
}
