// Batch normalisation was put into a network that had none, and its convolutions and its linear layer kept their biases. Nothing breaks; the
// biases stay near what they were initialised to, as often asked about for PyTorch.
using ConvShape;

[InputShape(3, 32, 32)]
[{|CONV2007:ConvLayer|}(k: 3, p: 1, filters: 32), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 32), ReluLayer, BatchNormLayer]
[MaxPoolLayer(k: 2)]
[{|CONV2007:DepthwiseConvLayer|}(k: 3, p: 1), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 64, {|CONV2007:Bias = true|}), BatchNormLayer, ReluLayer]
[MaxPoolLayer(k: 2), FlattenLayer]
[{|CONV2007:LinearLayer|}(128), BatchNormLayer, ReluLayer]
[LinearLayer(10)]
public sealed partial class Normalised;

// info CONV2007: conv1 learns a bias of 32 values that bn1 subtracts again with the mean; needs Bias = false
// info CONV2007: conv3 learns a bias of 32 values that bn3 subtracts again with the mean; needs Bias = false
// info CONV2007: conv4 learns a bias of 64 values that bn4 subtracts again with the mean; needs Bias = false
// info CONV2007: linear1 learns a bias of 128 values that bn5 subtracts again with the mean; needs Bias = false
