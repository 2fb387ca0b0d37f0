// The LeNet that Caffe trains on MNIST: Jia et al., Caffe: convolutional architecture for fast feature embedding, 2014. Input 1×28×28.
// Parameters: 431,080
// MACs: 2,293,000
using ConvShape;

namespace Demo;

/// <summary>The LeNet that Caffe trains on MNIST.</summary>
[InputShape(1, 28, 28)]
[ConvLayer(k: 5, filters: 20), MaxPoolLayer(k: 2)]
[ConvLayer(k: 5, filters: 50), MaxPoolLayer(k: 2)]
[FlattenLayer, LinearLayer(500), ReluLayer, LinearLayer(10), SoftmaxLayer]
public sealed partial class CaffeLeNet;
