// A MobileNet with its width scaled by 1.5: the depthwise convolution kept the groups of the narrow one. PyTorch: "in_channels must be
// divisible by groups".
using ConvShape;

[InputShape(3, 96, 96)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 48, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, {|CONV1003:g: 32|}, filters: 48, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 1, filters: 96, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 4, s: 2, p: 1, g: 96, filters: 96, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 1, filters: 192, Bias = false), BatchNormLayer, ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(2)]
public sealed partial class WideMobileNet;

// error CONV1003: conv2 cannot have 32 groups: 32 does not divide its 48 input channels; needs g: 24
