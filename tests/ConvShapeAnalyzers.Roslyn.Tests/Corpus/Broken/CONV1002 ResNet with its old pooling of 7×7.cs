// Early ResNets end in an average pooling of 7×7, which is the whole map for images of 224×224. For 128×128 it is 4×4, and PyTorch says
// "Output size is too small". A global pooling reads any size.
using ConvShape;

namespace Demo;

[InputShape(3, 128, 128)]
[ConvLayer(k: 7, {|CONV2002:s: 2|}, p: 3, filters: 64, Bias = false), BatchNormLayer, ReluLayer]
[MaxPoolLayer(k: 3, {|CONV2002:s: 2|}, p: 1)]
[BasicBlock(64, Repeat = 2, Name = "layer1")]
[BasicBlock(128, {|CONV2002:stride: 2|}, Repeat = 2, Name = "layer2")]
[BasicBlock(256, {|CONV2002:stride: 2|}, Repeat = 2, Name = "layer3")]
[BasicBlock(512, {|CONV2002:stride: 2|}, Repeat = 2, Name = "layer4")]
[AvgPoolLayer({|CONV1002:k: 7|}, Name = "avgpool"), FlattenLayer]
[LinearLayer(1000, Name = "fc")]
public sealed partial class ResNet;

[ConvLayer(k: 3, s: Stride, p: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), BatchNormLayer]
[AddLayer("in", Projection = true), ReluLayer]
public sealed partial class BasicBlock(int width, [FirstOnly] int stride = 1) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument;
}

// info CONV2002: conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 128×128 input is lost
// info CONV2002: pool1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 64×64 input is lost
// info CONV2002: layer2.0.conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 32×32 input is lost
// info CONV2002: layer3.0.conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 16×16 input is lost
// info CONV2002: layer4.0.conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 8×8 input is lost
// error CONV1002: avgpool cannot fit: a 7×7 window on a 4×4 feature map (128 → 64 → 32 → 16 → 8 → 4); needs p ≥ 2 or an input of at least 193×193
