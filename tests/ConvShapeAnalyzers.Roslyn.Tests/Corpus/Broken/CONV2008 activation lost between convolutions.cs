// A network-in-network whose activations were lost when it was rewritten: each 1×1 convolution merges with the one above it.
using ConvShape;

[InputShape(3, 32, 32)]
[ConvLayer(k: 5, p: 2, filters: 64)]
[{|CONV2008:ConvLayer|}(k: 1, filters: 64, Bias = false), BatchNormLayer]
[{|CONV2008:ConvLayer|}(k: 1, filters: 32), ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer]
[ConvLayer(k: 1, filters: 10), ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
public sealed partial class LinearInNetwork;

// info CONV2008: conv2 adds nothing to conv1: no layer between them is non-linear, and one from a feature map of 3×32×32 to a feature map of 64×32×32 could do the same; needs an activation between them, or only one of the two
// info CONV2008: conv3 adds nothing to conv2: no layer between them is non-linear, and one from a feature map of 64×32×32 to a feature map of 32×32×32 could do the same; needs an activation between them, or only one of the two
