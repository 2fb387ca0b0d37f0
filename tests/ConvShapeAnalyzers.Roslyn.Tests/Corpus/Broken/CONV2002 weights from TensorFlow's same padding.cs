// MobileNetV1's weights come from TensorFlow, which pads 224 at the bottom and the right alone; a padding of 1 on all sides leaves that one
// unread and sees every pixel shifted by one. The port runs, and its scores are a little worse.
using ConvShape;

namespace Demo;

[InputShape(3, 224, 224)]
[ConvLayer(k: 3, {|CONV2002:s: 2|}, p: 1, filters: 32, Bias = false), BatchNormLayer(0.001), Relu6Layer]
[Separable(64, Name = "block1")]
[Separable(128, {|CONV2002:stride: 2|}, Name = "block2")]
[Separable(128, Name = "block3")]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(1000)]
public sealed partial class MobileNet;

[DepthwiseConvLayer(k: 3, s: Stride, p: 1, Bias = false), BatchNormLayer(0.001), Relu6Layer]
[ConvLayer(k: 1, filters: Width, Bias = false), BatchNormLayer(0.001), Relu6Layer]
public sealed partial class Separable(int width, int stride = 1) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument;
}

// info CONV2002: conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 224×224 input is lost
// info CONV2002: block2.conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 112×112 input is lost
