// DeepLabv3 on ResNet-50: Chen, Papandreou, Schroff, Adam, Rethinking atrous convolution for semantic image segmentation, 2017, as in torchvision,
// without the auxiliary head. Input 3×520×520, output 21×520×520.
// Parameters: 39,638,869
// MACs: 168,731,205,888
using ConvShape;

namespace Demo;

/// <summary>DeepLabv3 on ResNet-50.</summary>
[InputShape(3, 520, 520)]
[ConvLayer(k: 7, s: 2, p: 3, filters: 64, Bias = false), BatchNormLayer, ReluLayer, MaxPoolLayer(k: 3, s: 2, p: 1)]
[Bottleneck(64, Repeat = 3, Name = "layer1")]
[Bottleneck(128, stride: 2, Repeat = 4, Name = "layer2")]
[Bottleneck(256, Name = "layer3.first"), Bottleneck(256, dilation: 2, Repeat = 5, Name = "layer3.next")]
[Bottleneck(512, dilation: 2, Name = "layer4.first"), Bottleneck(512, dilation: 4, Repeat = 2, Name = "layer4.next")]
[Atrous(256, 1, 1, Name = "aspp0")]
[Atrous(256, 3, 12, From = "layer4.next", Name = "aspp1")]
[Atrous(256, 3, 24, From = "layer4.next", Name = "aspp2")]
[Atrous(256, 3, 36, From = "layer4.next", Name = "aspp3")]
[GlobalAvgPoolLayer(From = "layer4.next"), Atrous(256, 1, 1, Name = "pooled"), UpsampleLayer(65, Interpolation = Interpolation.Bilinear)]
[ConcatLayer("aspp0", "aspp1", "aspp2", "aspp3")]
[Atrous(256, 1, 1, Name = "project"), DropoutLayer, Atrous(256, 3, 1, Name = "head")]
[ConvLayer(k: 1, filters: 21), UpsampleLayer(8, Interpolation = Interpolation.Bilinear)]
public sealed partial class DeepLabV3;

/// <summary>A convolution that keeps the size, whatever its dilation.</summary>
[ConvLayer(k: K, d: Rate, p: K / 2 * Rate, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
public sealed partial class Atrous(int width, int k, int rate) : BlockAttribute
{
    private const int Width = Argument, K = Argument, Rate = Argument;
}

/// <summary>A 3×3 convolution on fewer channels, between one that narrows and one that widens.</summary>
[ConvLayer(k: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, s: Stride, p: Dilation, d: Dilation, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 1, filters: 4 * Width, Bias = false), BatchNormLayer]
[AddLayer("in", Projection = true), ReluLayer]
public sealed partial class Bottleneck(int width, [FirstOnly] int stride = 1, int dilation = 1) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument, Dilation = Argument;
}
