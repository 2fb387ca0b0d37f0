using ConvShape;

namespace Networks;

/// <summary>MobileNetV2 (Sandler et al.: MobileNetV2: inverted residuals and linear bottlenecks, 2018), as in torchvision.</summary>
[InputShape(channels: 3, height: 224, width: 224)]
[ConvBnRelu6(32, k: 3, stride: 2, Name = "features.0")]
[InvertedResidual(16, expand: 1, Name = "features.1")]
[InvertedResidual(24, stride: 2, Repeat = 2, Name = "features.{i+2}")]
[InvertedResidual(32, stride: 2, Repeat = 3, Name = "features.{i+4}")]
[InvertedResidual(64, stride: 2, Repeat = 4, Name = "features.{i+7}")]
[InvertedResidual(96, Repeat = 3, Name = "features.{i+11}")]
[InvertedResidual(160, stride: 2, Repeat = 3, Name = "features.{i+14}")]
[InvertedResidual(320, Name = "features.17")]
[ConvBnRelu6(1280, Name = "features.18")]
[GlobalAvgPoolLayer, FlattenLayer]
[DropoutLayer(0.2), LinearLayer(1000, Name = "classifier.1")]
public sealed partial class MobileNetV2;

/// <summary>
/// Widens, convolves each channel on its own, and narrows again without an activation; added to its input where the shapes agree.
/// </summary>
[ConvBnRelu6(Hidden, Name = "conv.0", When = Expand > 1)]
[ConvBnRelu6(Hidden, k: 3, stride: Stride, groups: Hidden, Name = Expand > 1 ? "conv.1" : "conv.0")]
[ConvLayer(k: 1, filters: Width, Bias = false, Name = Expand > 1 ? "conv.2" : "conv.1")]
[BatchNormLayer(Name = Expand > 1 ? "conv.3" : "conv.2")]
[AddLayer("in", When = Stride == 1 && Width == InputChannels)]
public sealed partial class InvertedResidual(int width, [FirstOnly] int stride = 1, int expand = 6) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument, Expand = Argument, Hidden = Expand * InputChannels;
}

/// <summary>A convolution that keeps the size (but for its stride), normalised and rectified.</summary>
[ConvLayer(k: K, s: Stride, p: K / 2, g: Groups, filters: Width, Bias = false, Name = "0")]
[BatchNormLayer(Name = "1"), Relu6Layer]
public sealed partial class ConvBnRelu6(int width, int k = 1, int stride = 1, int groups = 1) : BlockAttribute
{
    private const int Width = Argument, K = Argument, Stride = Argument, Groups = Argument;
}
