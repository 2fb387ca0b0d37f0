using ConvShape;

namespace Networks;

/// <summary>
/// MobileNetV1 (Howard et al.: MobileNets: efficient convolutional neural networks for mobile vision applications, 2017).
/// </summary>
[InputShape(channels: 3, height: 224, width: 224)]
[ConvLayer(k: 3, s: 2, p: 1, filters: 32, Bias = false, Name = "stem.conv")]
[BatchNormLayer(Name = "stem.bn"), ReluLayer(Name = "stem.relu")]
[Separable(64, Name = "features.0")]
[Separable(128, stride: 2, Repeat = 2, Name = "features.{i+1}")]
[Separable(256, stride: 2, Repeat = 2, Name = "features.{i+3}")]
[Separable(512, stride: 2, Repeat = 6, Name = "features.{i+5}")]
[Separable(1024, stride: 2, Repeat = 2, Name = "features.{i+11}")]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(1000, Name = "fc")]
public sealed partial class MobileNetV1;

/// <summary>A convolution in two steps: each channel on its own, then all channels at each position.</summary>
[DepthwiseConvLayer(k: 3, s: Stride, p: 1, Bias = false, Name = "depthwise"), BatchNormLayer, ReluLayer]
[ConvLayer(k: 1, filters: Width, Bias = false, Name = "pointwise"), BatchNormLayer, ReluLayer]
public sealed partial class Separable(int width, [FirstOnly] int stride = 1) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument;
}
