// MobileNetV2's inverted residual: the depthwise convolution has as many groups as the block's input, not as the widened map. It runs, costs six
// times as much, and the published weights do not fit.
using ConvShape;

namespace Demo;

[InputShape(3, 96, 96)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 16, Bias = false), BatchNormLayer, Relu6Layer]
[{|CONV2011:InvertedResidual|}(16, Name = "block1")]
[{|CONV2011:InvertedResidual|}(24, Name = "block2")]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(10)]
public sealed partial class MobileNetV2;

[ConvLayer(k: 1, filters: Hidden, Bias = false), BatchNormLayer, Relu6Layer]
[ConvLayer(k: 3, p: 1, g: InputChannels, filters: Hidden, Bias = false), BatchNormLayer, Relu6Layer]
[ConvLayer(k: 1, filters: Width, Bias = false), BatchNormLayer]
[AddLayer("in", When = Width == InputChannels)]
public sealed partial class InvertedResidual(int width) : BlockAttribute
{
    private const int Width = Argument, Hidden = 6 * InputChannels;
}

// info CONV2011: block1.conv2 has 16 groups, the channels that reach block1.conv1, but 96 channels reach it; needs g: 96 if it is to be depthwise
// info CONV2011: block2.conv2 has 16 groups, the channels that reach block2.conv1, but 96 channels reach it; needs g: 96 if it is to be depthwise
