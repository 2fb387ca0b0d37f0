using ConvShape;

namespace Networks;

/// <summary>
/// ResNet-50 (He, Zhang, Ren, Sun: Deep residual learning for image recognition, 2015), as in torchvision: the stride is on the 3×3
/// convolution.
/// </summary>
[InputShape(channels: 3, height: 224, width: 224)]
[ConvLayer(k: 7, s: 2, p: 3, filters: 64, Bias = false), BatchNormLayer, ReluLayer]
[MaxPoolLayer(k: 3, s: 2, p: 1)]
[Bottleneck(64, Repeat = 3, Name = "layer1")]
[Bottleneck(128, stride: 2, Repeat = 4, Name = "layer2")]
[Bottleneck(256, stride: 2, Repeat = 6, Name = "layer3")]
[Bottleneck(512, stride: 2, Repeat = 3, Name = "layer4")]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(1000, Name = "fc")]
public sealed partial class ResNet50;

/// <summary>A 3×3 convolution on fewer channels, between one that narrows and one that widens; added to what they were given.</summary>
[ConvLayer(k: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, s: Stride, p: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 1, filters: 4 * Width, Bias = false), BatchNormLayer]
[AddLayer("in", Projection = true), ReluLayer]
public sealed partial class Bottleneck(int width, [FirstOnly] int stride = 1) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument;
}
