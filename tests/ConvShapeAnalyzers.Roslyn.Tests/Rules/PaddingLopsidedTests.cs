using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class PaddingLopsidedTests
{
    [Theory]
    [InlineData("ConvLayer(k: 2, {|#0:Padding = PaddingMode.Same|})", "conv1", "1 at the bottom but 0 at the top and 1 at the right but 0 at the left: a 2×2 kernel at stride 1")]
    [InlineData("MaxPoolLayer(k: [4, 3], s: [1, 1], {|#0:Padding = PaddingMode.Same|})", "pool1", "2 at the bottom but 1 at the top: a 4×3 window at stride 1")]
    [InlineData("ConvLayer(k: 3, s: 2, {|#0:Padding = PaddingMode.Same|})", "conv1", "1 at the bottom but 0 at the top and 1 at the right but 0 at the left: a 3×3 kernel at stride 2")]
    public Task The_side_that_gets_more_is_named(string layer, string name, string message) => Check(
        Net($"[InputShape(3, 8, 8)] [{layer}]"),
        Expect("CONV2005", $"{name} pads {message} on its 8×8 input leaves an odd amount, and other frameworks may pad the other side"));

    [Theory]
    [InlineData("ConvLayer(k: 3, Padding = PaddingMode.Same)")]
    [InlineData("ConvLayer(k: [2], p: [0, 0, 1, 1])")]
    [InlineData("ConvLayer(k: 4, s: 2, Padding = PaddingMode.Same)")]
    [InlineData("TransposedConvLayer(k: 4, s: 2, Padding = PaddingMode.Same)")]
    public Task Padding_that_is_even_or_written_out_is_not_marked(string layer) => Check(Net($"[InputShape(3, 8, 8)] [{layer}]"));
}
