// MnasNet-B1 (1.0): Tan et al., MnasNet: platform-aware neural architecture search for mobile, 2018, as in torchvision. Input 3×224×224.
// Parameters: 4,383,312
// MACs: 314,415,872
using ConvShape;

namespace Demo;

/// <summary>MnasNet-B1.</summary>
[InputShape(3, 224, 224)]
[ConvBn(32, k: 3, stride: 2, Name = "stem"), ReluLayer]
[ConvBn(32, k: 3, groups: 32, Name = "depthwise"), ReluLayer, ConvBn(16, Name = "pointwise")]
[InvertedResidual(24, expand: 3, stride: 2, Repeat = 3, Name = "s1")]
[InvertedResidual(40, expand: 3, k: 5, stride: 2, Repeat = 3, Name = "s2")]
[InvertedResidual(80, expand: 6, k: 5, stride: 2, Repeat = 3, Name = "s3")]
[InvertedResidual(96, expand: 6, Repeat = 2, Name = "s4")]
[InvertedResidual(192, expand: 6, k: 5, stride: 2, Repeat = 4, Name = "s5")]
[InvertedResidual(320, expand: 6, Name = "s6")]
[ConvBn(1280, Name = "head"), ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer, DropoutLayer(0.2), LinearLayer(1000)]
public sealed partial class MnasNet;

/// <summary>Widens, convolves each channel on its own, and narrows again.</summary>
[ConvBn(Hidden, Name = "expand"), ReluLayer]
[ConvBn(Hidden, k: K, stride: Stride, groups: Hidden, Name = "depthwise"), ReluLayer]
[ConvBn(Width, Name = "project")]
[AddLayer("in", When = Stride == 1 && Width == InputChannels)]
public sealed partial class InvertedResidual(int width, int expand, int k = 3, [FirstOnly] int stride = 1) : BlockAttribute
{
    private const int Width = Argument, K = Argument, Stride = Argument, Expand = Argument, Hidden = Expand * InputChannels;
}

/// <summary>A convolution that keeps the size (but for its stride), normalised.</summary>
[ConvLayer(k: K, s: Stride, p: K / 2, g: Groups, filters: Width, Bias = false), BatchNormLayer]
public sealed partial class ConvBn(int width, int k = 1, int stride = 1, int groups = 1) : BlockAttribute
{
    private const int Width = Argument, K = Argument, Stride = Argument, Groups = Argument;
}
