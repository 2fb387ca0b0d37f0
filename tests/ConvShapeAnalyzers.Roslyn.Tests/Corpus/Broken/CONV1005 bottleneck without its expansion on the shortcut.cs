// A pose network on ResNet's bottlenecks whose downsample branch was left out: even at stride 1 the first block widens 64 channels to 256.
// PyTorch: "The size of tensor a (256) must match the size of tensor b (64) at non-singleton dimension 1".
using ConvShape;

namespace Demo;

[InputShape(3, 256, 192)]
[ConvLayer(k: 7, {|CONV2002:s: 2|}, p: 3, filters: 64, Bias = false), BatchNormLayer, ReluLayer]
[MaxPoolLayer(k: 3, {|CONV2002:s: 2|}, p: 1)]
[{|CONV1005:Bottleneck|}(64, Repeat = 3, Name = "layer1")]
[Bottleneck(128, stride: 2, Repeat = 4, Name = "layer2")]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 256, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 1, filters: 17, Name = "heatmaps")]
public sealed partial class Pose;

[ConvLayer(k: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, s: Stride, p: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 1, filters: 4 * Width, Bias = false), BatchNormLayer]
[AddLayer("in"), ReluLayer]
public sealed partial class Bottleneck(int width, [FirstOnly] int stride = 1) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument;
}

// info CONV2002: conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 256×192 input is lost
// info CONV2002: pool1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 128×96 input is lost
// error CONV1005: layer1.0.add1 cannot add pool1 (64×64×48) and layer1.0.bn3 (256×64×48): their channels parted at layer1.0.conv3 (64 → 256); needs Projection = true (a 1×1 convolution from 64×64×48 to 256×64×48), or maps of one shape
