using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class DepthwiseMissedTests
{
    [Fact]
    public Task Groups_of_the_map_before_the_last_convolution_are_marked() => Check(
        Net("[InputShape(16, 8, 8)] [{|#1:ConvLayer|}(k: 1, filters: 96, Bias = false)] [BatchNormLayer] [ReluLayer] [ConvLayer(k: 3, {|#0:g: 16|})]"),
        Expect("CONV2011", "conv2 has 16 groups, the channels that reach conv1, but 96 channels reach it; needs g: 96 if it is to be depthwise", 0, 1));

    /// <summary>The last but one begins as ResNeXt-101 64×4d does: 64 channels, widened to 256, in 64 groups.</summary>
    [Theory]
    [InlineData("[ConvLayer(k: 1, filters: 128)] [ReluLayer] [ConvLayer(k: 3, g: 128)]")]
    [InlineData("[ConvLayer(k: 1, filters: 128)] [ReluLayer] [ConvLayer(k: 3, g: 32)]")]
    [InlineData("[ConvLayer(k: 1, filters: 128)] [ReluLayer] [ConvLayer(k: 3, g: 64, filters: 64)]")]
    [InlineData("[ConvLayer(k: 1, filters: 256)] [ReluLayer] [ConvLayer(k: 3, g: 64)] [ReluLayer] [ConvLayer(k: 1)] [ReluLayer] [ConvLayer(k: 3, g: 64)]")]
    [InlineData("[ConvLayer(k: 3, g: 64)]")]
    public Task Groups_that_fit_or_are_meant_are_not_marked(string layers) => Check(Net($"[InputShape(64, 8, 8)] {layers}"));
}
