using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

/// <summary>Networks as published give no warning and no error. Where a rule would, the rule is wrong.</summary>
public sealed class SoundNetworkTests
{
    [Fact]
    public Task LeNet5_is_silent() => Check(
        Net("""
            [InputShape(channels: 1, height: 28, width: 28)]
            [ConvLayer(k: 5, p: 2, filters: 6)] [ReluLayer] [MaxPoolLayer(k: 2)]
            [ConvLayer(k: 5, filters: 16)] [ReluLayer] [MaxPoolLayer(k: 2)]
            [FlattenLayer]
            [LinearLayer(120)] [ReluLayer]
            [LinearLayer(84)] [ReluLayer]
            [LinearLayer(10)]
            """));

    /// <summary>Krizhevsky, Sutskever and Hinton 2012, with the input of 227 that its arithmetic needs and its two groups.</summary>
    [Fact]
    public Task AlexNet_is_silent() => Check(
        Net("""
            [InputShape(3, 227, 227)]
            [ConvLayer(k: 11, s: 4, filters: 96)] [ReluLayer] [MaxPoolLayer(k: 3, s: 2)]
            [ConvLayer(k: 5, p: 2, g: 2, filters: 256)] [ReluLayer] [MaxPoolLayer(k: 3, s: 2)]
            [ConvLayer(k: 3, p: 1, filters: 384)] [ReluLayer]
            [ConvLayer(k: 3, p: 1, g: 2, filters: 384)] [ReluLayer]
            [ConvLayer(k: 3, p: 1, g: 2, filters: 256)] [ReluLayer] [MaxPoolLayer(k: 3, s: 2)]
            [FlattenLayer] [DropoutLayer]
            [LinearLayer(4096, InFeatures = 256 * 6 * 6)] [ReluLayer] [DropoutLayer]
            [LinearLayer(4096)] [ReluLayer]
            [LinearLayer(1000)] [SoftmaxLayer]
            """));

    /// <summary>torchvision's, on 224: (224 + 2·2 − 11) mod 4 = 1, and that one row is padding.</summary>
    [Fact]
    public Task AlexNet_on_224_leaves_a_row_of_padding_unread() => Check(
        Net("""
            [InputShape(3, 224, 224)]
            [ConvLayer(k: 11, {|CONV2002:s: 4|}, p: 2, filters: 64)] [ReluLayer] [MaxPoolLayer(k: 3, s: 2)]
            [ConvLayer(k: 5, p: 2, filters: 192)] [ReluLayer] [MaxPoolLayer(k: 3, s: 2)]
            [ConvLayer(k: 3, p: 1, filters: 384)] [ReluLayer]
            [ConvLayer(k: 3, p: 1, filters: 256)] [ReluLayer]
            [ConvLayer(k: 3, p: 1)] [ReluLayer] [MaxPoolLayer(k: 3, s: 2)]
            [FlattenLayer] [DropoutLayer]
            [LinearLayer(4096, InFeatures = 9216)] [ReluLayer] [DropoutLayer]
            [LinearLayer(4096)] [ReluLayer]
            [LinearLayer(1000)]
            """));

    [Fact]
    public Task VGG_16_is_silent() => Check(
        Net("""
            [InputShape(3, 224, 224)]
            [ConvLayer(k: 3, p: 1, filters: 64)] [ReluLayer] [ConvLayer(k: 3, p: 1)] [ReluLayer] [MaxPoolLayer(k: 2)]
            [ConvLayer(k: 3, p: 1, filters: 128)] [ReluLayer] [ConvLayer(k: 3, p: 1)] [ReluLayer] [MaxPoolLayer(k: 2)]
            [ConvLayer(k: 3, p: 1, filters: 256)] [ReluLayer] [ConvLayer(k: 3, p: 1)] [ReluLayer] [ConvLayer(k: 3, p: 1)] [ReluLayer] [MaxPoolLayer(k: 2)]
            [ConvLayer(k: 3, p: 1, filters: 512)] [ReluLayer] [ConvLayer(k: 3, p: 1)] [ReluLayer] [ConvLayer(k: 3, p: 1)] [ReluLayer] [MaxPoolLayer(k: 2)]
            [ConvLayer(k: 3, p: 1)] [ReluLayer] [ConvLayer(k: 3, p: 1)] [ReluLayer] [ConvLayer(k: 3, p: 1)] [ReluLayer] [MaxPoolLayer(k: 2)]
            [FlattenLayer]
            [LinearLayer(4096, InFeatures = 25088)] [ReluLayer] [DropoutLayer]
            [LinearLayer(4096)] [ReluLayer] [DropoutLayer]
            [LinearLayer(1000)]
            """));

    /// <summary>The first layers of Szegedy and others 2014: (224 + 2·3 − 7) mod 2 = 1, a row of padding.</summary>
    [Fact]
    public Task The_stem_of_GoogLeNet_leaves_a_row_of_padding_unread() => Check(
        Net("""
            [InputShape(3, 224, 224)]
            [ConvLayer(k: 7, {|CONV2002:s: 2|}, p: 3, filters: 64)] [ReluLayer] [MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
            [ConvLayer(k: 1)] [ReluLayer]
            [ConvLayer(k: 3, p: 1, filters: 192)] [ReluLayer] [MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
            [MaxPoolLayer(k: 3, s: 1, p: 1)] [MaxPoolLayer(k: 2, CeilMode = true)] [GlobalAvgPoolLayer] [FlattenLayer] [LinearLayer(1000)]
            """));

    /// <summary>SqueezeNet 1.0, one branch of its fire modules: its first convolution loses one row of 224, which is an info.</summary>
    [Fact]
    public Task The_stem_of_SqueezeNet_loses_one_row_of_224() => Check(
        Net("""
            [InputShape(3, 224, 224)]
            [ConvLayer(k: 7, {|#0:s: 2|}, filters: 96)] [ReluLayer] [MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
            [ConvLayer(k: 1, filters: 16)] [ReluLayer] [ConvLayer(k: 3, p: 1, filters: 128)] [ReluLayer]
            [MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
            [DropoutLayer] [ConvLayer(k: 1, filters: 1000)] [ReluLayer] [GlobalAvgPoolLayer] [FlattenLayer]
            """),
        Expect("CONV2001").WithLocation(0).WithMessage(null).WithSeverity(Microsoft.CodeAnalysis.DiagnosticSeverity.Info));
}
