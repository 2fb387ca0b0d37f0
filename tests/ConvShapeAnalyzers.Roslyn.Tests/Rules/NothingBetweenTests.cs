using Microsoft.CodeAnalysis;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class NothingBetweenTests
{
    [Fact]
    public Task Two_linear_layers_are_one() => Check(
        Net("[InputShape(1, 8, 8)] [FlattenLayer] [{|#1:LinearLayer|}(32)] [{|#0:LinearLayer|}(10)]"),
        Expect("CONV2008", Message("linear2", "linear1", "a vector of 64 features", "a vector of 10 features"), 0, 1));

    [Fact]
    public Task What_is_linear_itself_does_not_part_them() => Check(
        Net("[InputShape(1, 8, 8)] [FlattenLayer] [{|#1:LinearLayer|}(32, Bias = false)] [BatchNormLayer] [DropoutLayer] [{|#0:LinearLayer|}(10)]"),
        Expect("CONV2008", Message("linear2", "linear1", "a vector of 64 features", "a vector of 10 features"), 0, 1));

    [Fact]
    public Task Thin_in_the_middle_is_an_info() => Check(
        Net("[InputShape(1, 8, 8)] [FlattenLayer] [{|#1:LinearLayer|}(4)] [{|#0:LinearLayer|}(10)]"),
        Expect("CONV2008", Message("linear2", "linear1", "a vector of 64 features", "a vector of 10 features"), 0, 1).WithSeverity(DiagnosticSeverity.Info));

    [Fact]
    public Task Convolutions_are_an_info_as_between_the_bottlenecks_of_MobileNetV2() => Check(
        Net("[InputShape(32, 8, 8)] [{|#1:ConvLayer|}(k: 1, filters: 16, Bias = false)] [BatchNormLayer] [{|#0:ConvLayer|}(k: 1, filters: 96)]"),
        Expect("CONV2008", Message("conv2", "conv1", "a feature map of 32×8×8", "a feature map of 96×8×8"), 0, 1).WithSeverity(DiagnosticSeverity.Info));

    [Theory]
    [InlineData("[FlattenLayer] [LinearLayer(32)] [ReluLayer] [LinearLayer(10)]")]
    [InlineData("""[FlattenLayer] [LinearLayer(32, Name = "a")] [LinearLayer(32)] [AddLayer("a")]""")]
    [InlineData("""[FlattenLayer] [LinearLayer(32, Name = "a")] [OutputLayer("out")] [LinearLayer(32, From = "a")]""")]
    [InlineData("[ConvLayer(k: 3)] [ConvLayer(k: 3)]")]
    [InlineData("[DepthwiseConvLayer(k: 3)] [ConvLayer(k: 1)]")]
    [InlineData("[ConvLayer(k: 1)] [MaxPoolLayer(k: 2)] [ConvLayer(k: 1)]")]
    public Task What_one_layer_could_not_do_or_only_at_a_cost_is_not_marked(string layers) => Check(Net($"[InputShape(4, 8, 8)] {layers}"));

    private static string Message(string layer, string before, string input, string output) =>
        $"{layer} adds nothing to {before}: no layer between them is non-linear, and one from {input} to {output} could do the same; "
        + "needs an activation between them, or only one of the two";
}
