using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class NoEffectTests
{
    [Theory]
    [InlineData("ConvLayer(k: 1, {|#0:d: 2|})", "conv1 spreads nothing: a 1×1 kernel has no second tap; needs d: 1")]
    [InlineData("MaxPoolLayer(k: 1, {|#0:d: 3|})", "pool1 spreads nothing: a 1×1 window has no second tap; needs d: 1")]
    public Task The_dilation_of_a_single_tap_is_marked(string layer, string message) => Check(
        Net($"[InputShape(3, 8, 8)] [{layer}]"), Expect("CONV2010", message));

    [Theory]
    [InlineData("[{|#1:ReluLayer|}] [{|#0:ReluLayer|}]", "relu2 changes nothing: no value of relu1 is negative")]
    [InlineData("[{|#1:SigmoidLayer|}] [{|#0:LeakyReluLayer|}]", "relu1 changes nothing: no value of sigmoid1 is negative")]
    [InlineData("[{|#1:SoftmaxLayer|}] [{|#0:SoftmaxLayer|}]", "softmax2 only evens out the probabilities of softmax1")]
    [InlineData("[{|#1:FlattenLayer|}] [{|#0:FlattenLayer|}]", "flatten2 changes nothing: its input is a vector of 192 features already")]
    public Task What_is_repeated_in_vain_is_marked(string layers, string message) => Check(
        Net($"[InputShape(3, 8, 8)] {layers}"), Expect("CONV2010", $"{message}; needs no such layer here", 0, 1));

    [Fact]
    public Task A_ReLU6_needs_values_within_its_range() => Check(
        Net("[InputShape(3, 8, 8)] [{|#1:Relu6Layer|}(Name = \"a\")] [{|#0:Relu6Layer|}(Name = \"b\")]"),
        Expect("CONV2010", "b changes nothing: every value of a is between 0 and 6; needs no such layer here", 0, 1));

    [Theory]
    [InlineData("[ReluLayer] [Relu6Layer]")]
    [InlineData("[SigmoidLayer] [SigmoidLayer]")]
    [InlineData("[LeakyReluLayer] [LeakyReluLayer]")]
    [InlineData("[ReluLayer] [ConvLayer(k: 3, d: 2)] [ReluLayer]")]
    [InlineData("[ConvLayer(k: [1, 3], s: [1], d: [2])]")]
    public Task What_changes_something_is_not_marked(string layers) => Check(Net($"[InputShape(3, 8, 8)] {layers}"));
}
