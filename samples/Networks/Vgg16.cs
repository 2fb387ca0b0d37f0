using ConvShape;

namespace Networks;

/// <summary>VGG-16 (Simonyan, Zisserman: Very deep convolutional networks for large-scale image recognition, 2014).</summary>
[InputShape(channels: 3, height: 224, width: 224)]
[ConvLayer(k: 3, p: 1, filters: 64, Name = "features.0"), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 64, Name = "features.2"), ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 128, Name = "features.5"), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 128, Name = "features.7"), ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 256, Name = "features.10"), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 256, Name = "features.12"), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 256, Name = "features.14"), ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 512, Name = "features.17"), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 512, Name = "features.19"), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 512, Name = "features.21"), ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 512, Name = "features.24"), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 512, Name = "features.26"), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 512, Name = "features.28"), ReluLayer]
[MaxPoolLayer(k: 2)]
[AdaptiveAvgPoolLayer(h: 7, w: 7), FlattenLayer]
[LinearLayer(4096, Name = "classifier.0"), ReluLayer]
[DropoutLayer, LinearLayer(4096, Name = "classifier.3"), ReluLayer]
[DropoutLayer, LinearLayer(1000, Name = "classifier.6")]
public sealed partial class Vgg16;
