// AlexNet: Krizhevsky, Sutskever, Hinton, ImageNet classification with deep convolutional neural networks, 2012. Input 3×227×227, which its
// arithmetic needs. Two groups stand for its two GPUs; local response normalisation, which has no parameters, is left out. Counted by PyTorch;
// the paper says 60 million.
// Parameters: 60,965,224
// MACs: 724,406,816
using ConvShape;

namespace Demo;

/// <summary>AlexNet.</summary>
[InputShape(3, 227, 227)]
[ConvLayer(k: 11, s: 4, filters: 96), ReluLayer, MaxPoolLayer(k: 3, s: 2)]
[ConvLayer(k: 5, p: 2, g: 2, filters: 256), ReluLayer, MaxPoolLayer(k: 3, s: 2)]
[ConvLayer(k: 3, p: 1, filters: 384), ReluLayer]
[ConvLayer(k: 3, p: 1, g: 2, filters: 384), ReluLayer]
[ConvLayer(k: 3, p: 1, g: 2, filters: 256), ReluLayer, MaxPoolLayer(k: 3, s: 2)]
[FlattenLayer, LinearLayer(4096), ReluLayer, DropoutLayer]
[LinearLayer(4096), ReluLayer, DropoutLayer, LinearLayer(1000), SoftmaxLayer]
public sealed partial class AlexNetOfTwoTowers;
