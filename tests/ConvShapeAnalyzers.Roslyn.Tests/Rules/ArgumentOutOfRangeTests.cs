using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class ArgumentOutOfRangeTests
{
    [Theory]
    [InlineData("ConvLayer({|#0:k: 0|})", "conv1: k is 0; needs at least 1")]
    [InlineData("ConvLayer({|#0:-1|})", "conv1: k is -1; needs at least 1")]
    [InlineData("ConvLayer({|#0:int.MinValue|})", "conv1: k is -2147483648; needs at least 1")]
    [InlineData("ConvLayer(3, {|#0:s: 0|})", "conv1: s is 0; needs at least 1")]
    [InlineData("ConvLayer(3, 1, {|#0:-1|})", "conv1: p is -1; needs at least 0")]
    [InlineData("ConvLayer(3, {|#0:d: 0|})", "conv1: d is 0; needs at least 1")]
    [InlineData("ConvLayer(3, {|#0:g: 0|})", "conv1: g is 0; needs at least 1")]
    [InlineData("ConvLayer(3, {|#0:filters: 0|})", "conv1: filters is 0; needs at least 1")]
    [InlineData("ConvLayer(3, {|#0:InChannels = 0|})", "conv1: InChannels is 0; needs at least 1")]
    [InlineData("MaxPoolLayer({|#0:0|})", "pool1: k is 0; needs at least 1")]
    [InlineData("MaxPoolLayer(2, {|#0:0|})", "pool1: s is 0; needs at least 1")]
    [InlineData("AvgPoolLayer(2, {|#0:p: -1|}, Name = \"mean\")", "mean: p is -1; needs at least 0")]
    [InlineData("DropoutLayer({|#0:1.5|})", "dropout1: p is 1.5; needs a probability from 0 to 1")]
    [InlineData("DropoutLayer({|#0:p: -1|})", "dropout1: p is -1; needs a probability from 0 to 1")]
    [InlineData("DropoutLayer({|#0:double.NaN|})", "dropout1: p is NaN; needs a probability from 0 to 1")]
    [InlineData("ConvLayer(3, {|#0:Padding = (PaddingMode)9|})", "conv1: Padding is 9; needs PaddingMode.Valid, Same, Half or Full")]
    [InlineData("ConvLayer(3, {|#0:Padding = (PaddingMode)(-1)|})", "conv1: Padding is -1; needs PaddingMode.Valid, Same, Half or Full")]
    [InlineData("ConvLayer(3, {|#0:Remainder = (Remainder)2|})", "conv1: Remainder is 2; needs Remainder.Warn or Drop")]
    [InlineData("ConvLayer(3, p: 1, {|#0:Padding = PaddingMode.Same|})", "conv1: Padding is PaddingMode.Same, together with p; needs one of the two")]
    public Task An_argument_out_of_range_is_marked_where_it_stands(string layer, string message) => Check(
        Net($"[InputShape(3, 32, 32)] [{layer}]"),
        Expect("CONV1011", message));

    [Theory]
    [InlineData("{|#0:k: []|}", "k is an array of 0; needs [height, width], or [n] for both")]
    [InlineData("{|#0:new int[0]|}", "k is an array of 0; needs [height, width], or [n] for both")]
    [InlineData("{|#0:k: [1, 2, 3]|}", "k is an array of 3; needs [height, width], or [n] for both")]
    [InlineData("{|#0:new[] { 1, 2, 3, 4, 5 }|}", "k is an array of 5; needs [height, width], or [n] for both")]
    [InlineData("{|#0:k: [0, 3]|}", "k is [0, 3]; needs at least 1 each")]
    [InlineData("{|#0:k: null|}", "k is null; needs [height, width], or [n] for both")]
    [InlineData("[3], {|#0:null|}", "s is null; needs [height, width], or [n] for both")]
    [InlineData("[3], {|#0:s: default(int[])|}", "s is null; needs [height, width], or [n] for both")]
    [InlineData("[3], {|#0:s: [1, 0]|}", "s is [1, 0]; needs at least 1 each")]
    [InlineData("[3], {|#0:p: [1, 1, 1]|}", "p is an array of 3; needs [height, width], [n] for both, or [top, left, bottom, right]")]
    [InlineData("[3], {|#0:p: [0, 0, 0, -1]|}", "p is [0, 0, 0, -1]; needs at least 0 each")]
    [InlineData("[3], {|#0:p: new[] { 1, 1, 1, 1, 1 }|}", "p is an array of 5; needs [height, width], [n] for both, or [top, left, bottom, right]")]
    [InlineData("[3], {|#0:d: [1, 1, 1, 1]|}", "d is an array of 4; needs [height, width], or [n] for both")]
    public Task An_array_that_means_nothing_is_marked(string arguments, string message) => Check(
        Net($"[InputShape(3, 32, 32)] [ConvLayer({arguments})]"),
        Expect("CONV1011", $"conv1: {message}"));

    [Theory]
    [InlineData("{|#0:0|}, 32, 32", "channels is 0")]
    [InlineData("3, {|#0:-5|}, 32", "height is -5")]
    [InlineData("3, 32, {|#0:width: 0|}", "width is 0")]
    public Task A_dimension_of_the_input_below_one_is_marked(string dimensions, string message) => Check(
        Net($"[InputShape({dimensions})] [ConvLayer(k: 3)]"),
        Expect("CONV1011", $"the input: {message}; needs at least 1"));

    [Fact]
    public Task Features_below_one_are_marked() => Check(
        Net("[InputShape(3, 32, 32)] [FlattenLayer] [LinearLayer({|CONV1011:0|})] [LinearLayer(5, {|CONV1011:InFeatures = -3|})]"));

    [Fact]
    public Task Every_argument_at_fault_is_marked() => Check(
        Net("[InputShape(3, 32, 32)] [ConvLayer({|CONV1011:0|}, {|CONV1011:0|}, {|CONV1011:-1|}, {|CONV1011:0|}, {|CONV1011:0|}, {|CONV1011:0|}, {|CONV1011:InChannels = 0|})]"));

    [Theory]
    [InlineData("ConvLayer(k: 1, s: 1, p: 0, d: 1, g: 1, filters: 1)")]
    [InlineData("ConvLayer(k: [3], s: [1], p: [1], d: [1])")]
    [InlineData("ConvLayer(k: [3, 5], s: [1, 1], p: [0, 1, 2, 3], d: [1, 2])")]
    [InlineData("ConvLayer(k: new int[] { 3, 5 }, p: new[] { 1, 2 })")]
    [InlineData("ConvLayer(p: 1, k: 3, Padding = PaddingMode.Explicit)")]
    [InlineData("DropoutLayer(0)")]
    [InlineData("DropoutLayer(1)")]
    [InlineData("ConvLayer(1 + 1 * 2)")]
    [InlineData("ConvLayer('\\u0003')")]
    public Task Values_within_range_are_not_marked(string layer) => Check(Net($"[InputShape(1, 32, 32)] [{layer}]"));
}
