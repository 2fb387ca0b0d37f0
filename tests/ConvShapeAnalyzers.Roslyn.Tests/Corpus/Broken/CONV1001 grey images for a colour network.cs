// ResNet-18 as for ImageNet, fed with X-ray or MNIST images of one channel. PyTorch says so only when the first batch arrives: "expected
// input[1, 1, 224, 224] to have 3 channels, but got 1 channels instead".
using ConvShape;

namespace Demo;

[InputShape(channels: 1, height: 224, width: 224)]
[ConvLayer(k: 7, s: 2, p: 3, filters: 64, {|CONV1001:InChannels = 3|}, Bias = false), BatchNormLayer, ReluLayer]
[MaxPoolLayer(k: 3, {|CONV2002:s: 2|}, p: 1)]
[BasicBlock(64, Repeat = 2, Name = "layer1")]
[BasicBlock(128, {|CONV2002:stride: 2|}, Repeat = 2, Name = "layer2")]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(14, Name = "fc")]
public sealed partial class ChestXRay;

[ConvLayer(k: 3, s: Stride, p: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), BatchNormLayer]
[AddLayer("in", Projection = true), ReluLayer]
public sealed partial class BasicBlock(int width, [FirstOnly] int stride = 1) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument;
}

// error CONV1001: conv1 declares InChannels = 3, but gets 1 channel from the input; needs InChannels = 1, or an input of 3 channels
// info CONV2002: pool1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 112×112 input is lost
// info CONV2002: layer2.0.conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 56×56 input is lost
