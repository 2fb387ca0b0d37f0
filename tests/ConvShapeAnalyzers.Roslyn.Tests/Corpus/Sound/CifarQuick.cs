// Caffe's cifar10_quick, after Krizhevsky's cuda-convnet, 2012. Input 3×32×32. Poolings of 3 at stride 2 that round up.
// Parameters: 145,578
// MACs: 12,354,176
using ConvShape;

namespace Demo;

/// <summary>Caffe's cifar10_quick.</summary>
[InputShape(3, 32, 32)]
[ConvLayer(k: 5, p: 2, filters: 32), MaxPoolLayer(k: 3, s: 2, CeilMode = true), ReluLayer]
[ConvLayer(k: 5, p: 2, filters: 32), ReluLayer, AvgPoolLayer(k: 3, s: 2, CeilMode = true)]
[ConvLayer(k: 5, p: 2, filters: 64), ReluLayer, AvgPoolLayer(k: 3, s: 2, CeilMode = true)]
[FlattenLayer, LinearLayer(64), DropoutLayer, ReluLayer, LinearLayer(10)]
public sealed partial class CifarQuick;
