// A fine-tuning script for ResNet-50, whose last maps have 2048 channels, run with a ResNet of basic blocks, whose have 512.
using ConvShape;

namespace Demo;

[InputShape(3, 224, 224)]
[ConvLayer(k: 7, {|CONV2002:s: 2|}, p: 3, filters: 64, Bias = false), BatchNormLayer, ReluLayer]
[MaxPoolLayer(k: 3, {|CONV2002:s: 2|}, p: 1)]
[BasicBlock(64, Repeat = 3, Name = "layer1")]
[BasicBlock(128, {|CONV2002:stride: 2|}, Repeat = 4, Name = "layer2")]
[BasicBlock(256, {|CONV2002:stride: 2|}, Repeat = 6, Name = "layer3")]
[BasicBlock(512, {|CONV2002:stride: 2|}, Repeat = 3, Name = "layer4")]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(5, {|CONV1004:InFeatures = 2048|}, Name = "fc")]
public sealed partial class Flowers;

[ConvLayer(k: 3, s: Stride, p: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), BatchNormLayer]
[AddLayer("in", Projection = true), ReluLayer]
public sealed partial class BasicBlock(int width, [FirstOnly] int stride = 1) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument;
}

// info CONV2002: conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 224×224 input is lost
// info CONV2002: pool1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 112×112 input is lost
// info CONV2002: layer2.0.conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 56×56 input is lost
// info CONV2002: layer3.0.conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 28×28 input is lost
// info CONV2002: layer4.0.conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 14×14 input is lost
// error CONV1004: fc declares InFeatures = 2048, but gets 512 features from flatten1, a 512×1×1 feature map; needs InFeatures = 512
