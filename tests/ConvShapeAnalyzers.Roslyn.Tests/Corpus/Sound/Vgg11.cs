// VGG-11: Simonyan, Zisserman, Very deep convolutional networks for large-scale image recognition, 2014. Input 3×224×224. Published by
// torchvision.
// Parameters: 132,863,336
// MACs: 7,609,090,048
using ConvShape;

namespace Demo;

/// <summary>VGG-11.</summary>
[InputShape(3, 224, 224)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 128), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 256), ReluLayer, ConvLayer(k: 3, p: 1), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 512), ReluLayer, ConvLayer(k: 3, p: 1), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1), ReluLayer, ConvLayer(k: 3, p: 1), ReluLayer, MaxPoolLayer(k: 2)]
[AdaptiveAvgPoolLayer(7, 7), FlattenLayer]
[LinearLayer(4096), ReluLayer, DropoutLayer, LinearLayer(4096), ReluLayer, DropoutLayer, LinearLayer(1000)]
public sealed partial class Vgg11;
