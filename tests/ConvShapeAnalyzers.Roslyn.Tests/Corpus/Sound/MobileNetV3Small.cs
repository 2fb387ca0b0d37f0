// MobileNetV3-Small: Howard et al., Searching for MobileNetV3, 2019, table 2, as in torchvision. Input 3×224×224.
// Parameters: 2,542,856
// MACs: 56,510,400
using ConvShape;

namespace Demo;

/// <summary>MobileNetV3-Small.</summary>
[InputShape(3, 224, 224)]
[ConvBn(16, k: 3, stride: 2, Name = "stem"), HardSwishLayer]
[Bneck(16, hidden: 16, stride: 2, excite: true, Name = "b1")]
[Bneck(24, hidden: 72, stride: 2, Name = "b2")]
[Bneck(24, hidden: 88, Name = "b3")]
[Bneck(40, hidden: 96, k: 5, stride: 2, excite: true, hardSwish: true, Name = "b4")]
[Bneck(40, hidden: 240, k: 5, excite: true, hardSwish: true, Repeat = 2, Name = "b{i+5}")]
[Bneck(48, hidden: 120, k: 5, excite: true, hardSwish: true, Name = "b7")]
[Bneck(48, hidden: 144, k: 5, excite: true, hardSwish: true, Name = "b8")]
[Bneck(96, hidden: 288, k: 5, stride: 2, excite: true, hardSwish: true, Name = "b9")]
[Bneck(96, hidden: 576, k: 5, excite: true, hardSwish: true, Repeat = 2, Name = "b{i+10}")]
[ConvBn(576, Name = "last"), HardSwishLayer]
[GlobalAvgPoolLayer, FlattenLayer, LinearLayer(1024), HardSwishLayer, DropoutLayer(0.2), LinearLayer(1000)]
public sealed partial class MobileNetV3Small;

/// <summary>Widens, convolves each channel on its own, may weigh the channels, and narrows again.</summary>
[ConvBn(Hidden, Name = "expand", When = Hidden != InputChannels)]
[ReluLayer(When = Hidden != InputChannels && !HardSwish), HardSwishLayer(When = Hidden != InputChannels && HardSwish)]
[ConvBn(Hidden, k: K, stride: Stride, groups: Hidden, Name = "depthwise")]
[ReluLayer(When = !HardSwish), HardSwishLayer(When = HardSwish)]
[SqueezeExcitation(Name = "se", When = Excite)]
[ConvBn(Width, Name = "project")]
[AddLayer("in", When = Stride == 1 && Width == InputChannels)]
public sealed partial class Bneck(int width, int hidden, int k = 3, int stride = 1, bool excite = false, bool hardSwish = false) : BlockAttribute
{
    private const int Width = Argument, Hidden = Argument, K = Argument, Stride = Argument;
    private const bool Excite = default, HardSwish = default;
}

/// <summary>Scales every channel by a factor found from the means of all.</summary>
[GlobalAvgPoolLayer]
[ConvLayer(k: 1, filters: (InputChannels / 4 + 7) / 8 * 8), ReluLayer]
[ConvLayer(k: 1, filters: InputChannels), HardSigmoidLayer]
[MultiplyLayer("in")]
public sealed partial class SqueezeExcitation : BlockAttribute;

/// <summary>A convolution that keeps the size (but for its stride), normalised.</summary>
[ConvLayer(k: K, s: Stride, p: K / 2, g: Groups, filters: Width, Bias = false), BatchNormLayer]
public sealed partial class ConvBn(int width, int k = 1, int stride = 1, int groups = 1) : BlockAttribute
{
    private const int Width = Argument, K = Argument, Stride = Argument, Groups = Argument;
}
