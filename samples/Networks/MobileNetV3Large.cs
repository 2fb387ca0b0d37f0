using ConvShape;

namespace Networks;

/// <summary>MobileNetV3-Large (Howard et al.: Searching for MobileNetV3, 2019, table 1), as in torchvision.</summary>
[InputShape(channels: 3, height: 224, width: 224)]
[ConvBn(16, k: 3, stride: 2, Name = "features.0"), HardSwishLayer]
[Bneck(16, hidden: 16, Name = "features.1")]
[Bneck(24, hidden: 64, stride: 2, Name = "features.2")]
[Bneck(24, hidden: 72, Name = "features.3")]
[Bneck(40, hidden: 72, k: 5, stride: 2, excite: true, Name = "features.4")]
[Bneck(40, hidden: 120, k: 5, excite: true, Repeat = 2, Name = "features.{i+5}")]
[Bneck(80, hidden: 240, stride: 2, hardSwish: true, Name = "features.7")]
[Bneck(80, hidden: 200, hardSwish: true, Name = "features.8")]
[Bneck(80, hidden: 184, hardSwish: true, Repeat = 2, Name = "features.{i+9}")]
[Bneck(112, hidden: 480, excite: true, hardSwish: true, Name = "features.11")]
[Bneck(112, hidden: 672, excite: true, hardSwish: true, Name = "features.12")]
[Bneck(160, hidden: 672, k: 5, stride: 2, excite: true, hardSwish: true, Name = "features.13")]
[Bneck(160, hidden: 960, k: 5, excite: true, hardSwish: true, Repeat = 2, Name = "features.{i+14}")]
[ConvBn(960, Name = "features.16"), HardSwishLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(1280, Name = "classifier.0"), HardSwishLayer]
[DropoutLayer(0.2), LinearLayer(1000, Name = "classifier.3")]
public sealed partial class MobileNetV3Large;

/// <summary>
/// Widens, convolves each channel on its own, may weigh the channels, and narrows again without an activation; added to its input where
/// the shapes agree.
/// </summary>
[ConvBn(Hidden, Name = "block.0", When = Expands)]
[ReluLayer(When = Expands && !HardSwish), HardSwishLayer(When = Expands && HardSwish)]
[ConvBn(Hidden, k: K, stride: Stride, groups: Hidden, Name = Expands ? "block.1" : "block.0")]
[ReluLayer(When = !HardSwish), HardSwishLayer(When = HardSwish)]
[SqueezeExcitation(Name = "block.2", When = Excite)]
[ConvBn(Width, Name = Excite ? "block.3" : Expands ? "block.2" : "block.1")]
[AddLayer("in", When = Stride == 1 && Width == InputChannels)]
public sealed partial class Bneck(int width, int hidden, int k = 3, int stride = 1, bool excite = false, bool hardSwish = false)
    : BlockAttribute
{
    private const int Width = Argument, Hidden = Argument, K = Argument, Stride = Argument;
    private const bool Excite = default, HardSwish = default, Expands = Hidden != InputChannels;
}

/// <summary>Scales every channel by a factor found from the means of all (Hu et al.: Squeeze-and-excitation networks, 2017).</summary>
[GlobalAvgPoolLayer]
[ConvLayer(k: 1, filters: Squeezed, Name = "fc1"), ReluLayer]
[ConvLayer(k: 1, filters: InputChannels, Name = "fc2"), HardSigmoidLayer]
[MultiplyLayer("in")]
public sealed partial class SqueezeExcitation : BlockAttribute
{
    // A quarter of the channels, in multiples of 8.
    private const int Squeezed = (InputChannels / 4 + 7) / 8 * 8;
}

/// <summary>A convolution that keeps the size (but for its stride), normalised.</summary>
[ConvLayer(k: K, s: Stride, p: K / 2, g: Groups, filters: Width, Bias = false, Name = "0")]
[BatchNormLayer(epsilon: 0.001, Name = "1")]
public sealed partial class ConvBn(int width, int k = 1, int stride = 1, int groups = 1) : BlockAttribute
{
    private const int Width = Argument, K = Argument, Stride = Argument, Groups = Argument;
}
