using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class TapsUnevenTests
{
    [Theory]
    [InlineData("{|#0:k: 3|}, s: 2", "a 3×3 kernel at stride 2", "4")]
    [InlineData("{|#0:k: 2|}, s: 5", "a 2×2 kernel at stride 5", "5")]
    [InlineData("{|#0:k: [4, 5]|}, s: [2, 3]", "a 4×5 kernel at stride 2×3", "[4, 6]")]
    public Task A_kernel_that_its_stride_does_not_divide_is_marked(string arguments, string kernel, string multiple) => Check(
        Net($"[InputShape(3, 8, 8)] [TransposedConvLayer({arguments})]"),
        Expect(
            "CONV2006",
            $"conv1 may leave a checkerboard: {kernel} gives neighbouring outputs unequal numbers of taps; needs k: {multiple}, or an UpsampleLayer above a convolution"));

    [Theory]
    [InlineData("TransposedConvLayer(k: 4, s: 2, p: 1)")]
    [InlineData("TransposedConvLayer(k: 3)")]
    [InlineData("TransposedConvLayer(k: 3, s: 2, d: 3)")]
    [InlineData("ConvLayer(k: 4, s: 2, p: 1)")]
    [InlineData("ConvLayer(k: 4, s: 4)")]
    public Task What_is_even_dilated_or_no_transposed_convolution_is_not_marked(string layer) => Check(Net($"[InputShape(3, 8, 8)] [{layer}]"));
}
