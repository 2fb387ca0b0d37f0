using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class OutputPaddingTests
{
    [Theory]
    [InlineData("3, s: 2, {|#0:outputPadding: 2|}", "2 rows and 2 columns", "2", "1", "outputPadding ≤ 1")]
    [InlineData("3, {|#0:outputPadding: 1|}", "1 row and 1 column", "1", "1", "none")]
    [InlineData("3, d: 3, {|#0:outputPadding: 4|}", "4 rows and 4 columns", "1", "3", "outputPadding ≤ 2")]
    [InlineData("[3, 3], s: [2, 3], {|#0:outputPadding: [1, 3]|}", "1 row and 3 columns", "2×3", "1", "outputPadding ≤ [1, 2]")]
    [InlineData("[3, 3], s: [2, 3], {|#0:outputPadding: [0, 3]|}", "3 columns", "2×3", "1", "outputPadding ≤ [0, 2]")]
    [InlineData("k: 3, s: 2, {|#0:outputPadding: 2|}, Padding = PaddingMode.Same", "2 rows and 2 columns", "2", "1", "outputPadding ≤ 1")]
    public Task Output_padding_as_large_as_stride_and_dilation_is_marked(string arguments, string added, string stride, string dilation, string remedy) => Check(
        Net($"[InputShape(3, 7, 7)] [TransposedConvLayer({arguments})]"),
        Expect("CONV1007", $"conv1 adds {added} by output padding, which must be fewer than its stride {stride} or its dilation {dilation}; needs {remedy}"));

    [Theory]
    [InlineData("4, s: 2, outputPadding: 1")]
    [InlineData("3, d: 3, outputPadding: 2")]
    [InlineData("[4, 3], s: [2, 3], outputPadding: [1, 2]")]
    [InlineData("4, s: 2, outputPadding: 0")]
    public Task Less_is_not_marked(string arguments) => Check(Net($"[InputShape(3, 7, 7)] [TransposedConvLayer({arguments})]"));

    [Fact]
    public Task Layers_below_are_checked_all_the_same() => Check(
        Net("[InputShape(3, 7, 7)] [TransposedConvLayer(3, s: 2, {|CONV1007:outputPadding: 2|})] [ConvLayer({|CONV1002:18|})]"));

    [Fact]
    public Task The_message_can_be_silenced() => Check(
        $"""
        #pragma warning disable CONV1007
        {Net("[InputShape(3, 7, 7)] [TransposedConvLayer(3, outputPadding: 1)]")}
        """);

    [Fact]
    public Task In_a_block_the_argument_of_the_use_is_marked() => CheckRules(
        """
        using ConvShape;

        [InputShape(3, 7, 7)]
        [Up({|#0:extra: 2|})]
        public sealed partial class Net;

        [TransposedConvLayer(3, s: 2, {|#1:outputPadding: Extra|})]
        public sealed partial class Up(int extra) : BlockAttribute
        {
            const int Extra = Argument;
        }
        """,
        Expect("CONV1007", "up1.conv1 adds 2 rows and 2 columns by output padding, which must be fewer than its stride 2 or its dilation 1; needs outputPadding ≤ 1", 0, 1));
}
