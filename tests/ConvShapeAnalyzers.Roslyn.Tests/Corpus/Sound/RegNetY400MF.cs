// RegNetY-400MF: Radosavovic, Kosaraju, Girshick, He, Dollár, Designing network design spaces, 2020, as in torchvision. Input 3×224×224.
// Parameters: 4,344,144
// MACs: 401,842,848
using ConvShape;

namespace Demo;

/// <summary>RegNetY-400MF.</summary>
[InputShape(3, 224, 224)]
[ConvBn(32, k: 3, stride: 2, Name = "stem"), ReluLayer]
[YBlock(48, Name = "s1")]
[YBlock(104, Repeat = 3, Name = "s2")]
[YBlock(208, Repeat = 6, Name = "s3")]
[YBlock(440, Repeat = 6, Name = "s4")]
[GlobalAvgPoolLayer, FlattenLayer, LinearLayer(1000)]
public sealed partial class RegNetY400MF;

/// <summary>A bottleneck of groups of eight channels, weighed; only the first of a stage has a stride.</summary>
[ConvBn(Width, Name = "a"), ReluLayer]
[ConvBn(Width, k: 3, stride: Width == InputChannels ? 1 : 2, groups: Width / 8, Name = "b"), ReluLayer(Name = "maps")]
[GlobalAvgPoolLayer]
[ConvLayer(k: 1, filters: InputChannels / 4, Name = "squeeze"), ReluLayer]
[ConvLayer(k: 1, filters: Width, Name = "excite"), SigmoidLayer]
[MultiplyLayer("maps")]
[ConvBn(Width, Name = "c")]
[AddLayer("in", Projection = true), ReluLayer]
public sealed partial class YBlock(int width) : BlockAttribute
{
    private const int Width = Argument;
}

/// <summary>A convolution that keeps the size (but for its stride), normalised.</summary>
[ConvLayer(k: K, s: Stride, p: K / 2, g: Groups, filters: Width, Bias = false), BatchNormLayer]
public sealed partial class ConvBn(int width, int k = 1, int stride = 1, int groups = 1) : BlockAttribute
{
    private const int Width = Argument, K = Argument, Stride = Argument, Groups = Argument;
}
