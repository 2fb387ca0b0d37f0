// Network in network: Lin, Chen, Yan, 2013; the authors' model for CIFAR-10. Input 3×32×32.
// Parameters: 966,986
// MACs: 222,486,528
using ConvShape;

namespace Demo;

/// <summary>Network in network.</summary>
[InputShape(3, 32, 32)]
[ConvLayer(k: 5, p: 2, filters: 192), ReluLayer, ConvLayer(k: 1, filters: 160), ReluLayer, ConvLayer(k: 1, filters: 96), ReluLayer]
[MaxPoolLayer(k: 3, s: 2, CeilMode = true), DropoutLayer]
[ConvLayer(k: 5, p: 2, filters: 192), ReluLayer, ConvLayer(k: 1, filters: 192), ReluLayer, ConvLayer(k: 1, filters: 192), ReluLayer]
[AvgPoolLayer(k: 3, s: 2, CeilMode = true), DropoutLayer]
[ConvLayer(k: 3, p: 1, filters: 192), ReluLayer, ConvLayer(k: 1, filters: 192), ReluLayer, ConvLayer(k: 1, filters: 10), ReluLayer]
[AvgPoolLayer(k: 8), FlattenLayer, SoftmaxLayer]
public sealed partial class NetworkInNetwork;
