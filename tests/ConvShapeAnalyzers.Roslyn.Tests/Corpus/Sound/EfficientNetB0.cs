// EfficientNet-B0: Tan, Le, EfficientNet: rethinking model scaling for convolutional neural networks, 2019, as in torchvision. Input 3×224×224.
// Parameters: 5,288,548
// MACs: 385,814,752
using ConvShape;

namespace Demo;

/// <summary>EfficientNet-B0.</summary>
[InputShape(3, 224, 224)]
[ConvBn(32, k: 3, stride: 2, Name = "stem"), SiluLayer]
[MBConv(16, expand: 1, Name = "s1")]
[MBConv(24, stride: 2, Repeat = 2, Name = "s2")]
[MBConv(40, k: 5, stride: 2, Repeat = 2, Name = "s3")]
[MBConv(80, stride: 2, Repeat = 3, Name = "s4")]
[MBConv(112, k: 5, Repeat = 3, Name = "s5")]
[MBConv(192, k: 5, stride: 2, Repeat = 4, Name = "s6")]
[MBConv(320, Name = "s7")]
[ConvBn(1280, Name = "head"), SiluLayer]
[GlobalAvgPoolLayer, FlattenLayer, DropoutLayer(0.2), LinearLayer(1000)]
public sealed partial class EfficientNetB0;

/// <summary>Widens, convolves each channel on its own, weighs the channels, and narrows again.</summary>
[ConvBn(Hidden, Name = "expand", When = Expand > 1), SiluLayer(When = Expand > 1)]
[ConvBn(Hidden, k: K, stride: Stride, groups: Hidden, Name = "depthwise"), SiluLayer(Name = "maps")]
[GlobalAvgPoolLayer]
[ConvLayer(k: 1, filters: InputChannels / 4, Name = "squeeze"), SiluLayer]
[ConvLayer(k: 1, filters: Hidden, Name = "excite"), SigmoidLayer]
[MultiplyLayer("maps")]
[ConvBn(Width, Name = "project")]
[AddLayer("in", When = Stride == 1 && Width == InputChannels)]
public sealed partial class MBConv(int width, int expand = 6, int k = 3, [FirstOnly] int stride = 1) : BlockAttribute
{
    private const int Width = Argument, Expand = Argument, K = Argument, Stride = Argument, Hidden = Expand * InputChannels;
}

/// <summary>A convolution that keeps the size (but for its stride), normalised.</summary>
[ConvLayer(k: K, s: Stride, p: K / 2, g: Groups, filters: Width, Bias = false), BatchNormLayer]
public sealed partial class ConvBn(int width, int k = 1, int stride = 1, int groups = 1) : BlockAttribute
{
    private const int Width = Argument, K = Argument, Stride = Argument, Groups = Argument;
}
