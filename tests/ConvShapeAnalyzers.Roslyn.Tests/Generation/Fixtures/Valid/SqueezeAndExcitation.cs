using ConvShape;

namespace Demo;

/// <summary>Layers that are there where an argument says so, and gates of channels: maps of one pixel, and vectors.</summary>
[InputShape(4, 9, 9)]
[Bneck(8, hidden: 4, Name = "features.0")]
[Bneck(8, hidden: 16, k: 5, excite: true, hardSwish: true, Repeat = 2, Name = "features.{i+1}")]
[Bneck(6, hidden: 12, stride: 2, excite: true, Name = "features.3")]
[GlobalAvgPoolLayer, FlattenLayer, LinearLayer(6), SigmoidLayer(Name = "gate")]
[MultiplyLayer("features.3")]
public sealed partial class Squeezing;

/// <summary>Widens, convolves channel by channel, weighs the channels, narrows.</summary>
[ConvBn(Hidden, Name = "block.0", When = Expands)]
[ReluLayer(When = Expands && !HardSwish), HardSwishLayer(When = Expands && HardSwish)]
[ConvBn(Hidden, k: K, stride: Stride, groups: Hidden, Name = Expands ? "block.1" : "block.0")]
[SqueezeExcitation(Name = "block.2", When = Excite)]
[ConvBn(Width, Name = Excite ? "block.3" : Expands ? "block.2" : "block.1")]
[AddLayer("in", When = Stride == 1 && Width == InputChannels)]
public sealed partial class Bneck(int width, int hidden, int k = 3, int stride = 1, bool excite = false, bool hardSwish = false)
    : BlockAttribute
{
    private const int Width = Argument, Hidden = Argument, K = Argument, Stride = Argument;
    private const bool Excite = default, HardSwish = default, Expands = Hidden != InputChannels;
}

/// <summary>Scales every channel by a factor found from the means of all.</summary>
[GlobalAvgPoolLayer]
[ConvLayer(k: 1, filters: InputChannels / 4, Name = "fc1"), ReluLayer]
[ConvLayer(k: 1, filters: InputChannels, Name = "fc2"), HardSigmoidLayer]
[MultiplyLayer("in")]
public sealed partial class SqueezeExcitation : BlockAttribute;

/// <summary>A convolution, normalised.</summary>
[ConvLayer(k: K, s: Stride, p: K / 2, g: Groups, filters: Width, Bias = false, Name = "0")]
[BatchNormLayer(epsilon: 0.001, Name = "1")]
public sealed partial class ConvBn(int width, int k = 1, int stride = 1, int groups = 1) : BlockAttribute
{
    private const int Width = Argument, K = Argument, Stride = Argument, Groups = Argument;
}
