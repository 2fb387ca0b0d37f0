// A ResNeXt block of cardinality 32 whose inner width was set to 100 to save parameters. PyTorch: "out_channels must be divisible by groups".
using ConvShape;

namespace Demo;

[InputShape(3, 64, 64)]
[ConvLayer(k: 3, p: 1, filters: 64, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 1, filters: 128, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, {|CONV1003:g: 32|}, filters: 100, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 1, filters: 256, Bias = false), BatchNormLayer, ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(100)]
public sealed partial class NarrowResNeXt;

// error CONV1003: conv3 cannot have 32 groups: 32 does not divide its 100 filters; needs g: 4, or filters: 96 or 128
