// All-CNN-C: Springenberg, Dosovitskiy, Brox, Riedmiller, Striving for simplicity: the all convolutional net, 2014, table 2. Input 3×32×32. The
// last 3×3 convolution has no padding. The paper says about 1.3 million parameters.
// Parameters: 1,369,738
// MACs: 270,798,336
using ConvShape;

namespace Demo;

/// <summary>All-CNN-C.</summary>
[InputShape(3, 32, 32)]
[DropoutLayer(0.2)]
[ConvLayer(k: 3, p: 1, filters: 96), ReluLayer, ConvLayer(k: 3, p: 1, filters: 96), ReluLayer, ConvLayer(k: 3, s: 2, p: 1, filters: 96), ReluLayer, DropoutLayer]
[ConvLayer(k: 3, p: 1, filters: 192), ReluLayer, ConvLayer(k: 3, p: 1, filters: 192), ReluLayer, ConvLayer(k: 3, s: 2, p: 1, filters: 192), ReluLayer, DropoutLayer]
[ConvLayer(k: 3, filters: 192), ReluLayer, ConvLayer(k: 1, filters: 192), ReluLayer, ConvLayer(k: 1, filters: 10), ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer, SoftmaxLayer]
public sealed partial class AllConvolutional;
