using ConvShape;

namespace Networks;

/// <summary>AlexNet (Krizhevsky: One weird trick for parallelizing convolutional neural networks, 2014), as in torchvision.</summary>
[InputShape(channels: 3, height: 224, width: 224)]
[ConvLayer(k: 11, s: 4, p: 2, filters: 64, Name = "features.0"), ReluLayer]
[MaxPoolLayer(k: 3, s: 2)]
[ConvLayer(k: 5, p: 2, filters: 192, Name = "features.3"), ReluLayer]
[MaxPoolLayer(k: 3, s: 2)]
[ConvLayer(k: 3, p: 1, filters: 384, Name = "features.6"), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 256, Name = "features.8"), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 256, Name = "features.10"), ReluLayer]
[MaxPoolLayer(k: 3, s: 2)]
[AdaptiveAvgPoolLayer(h: 6, w: 6), FlattenLayer]
[DropoutLayer, LinearLayer(4096, Name = "classifier.1"), ReluLayer]
[DropoutLayer, LinearLayer(4096, Name = "classifier.4"), ReluLayer]
[LinearLayer(1000, Name = "classifier.6")]
public sealed partial class AlexNet;
