// Squeeze-and-excitation with a reduction of 16 on eight channels: 8 / 16 = 0 filters. PyTorch makes an empty weight and warns that
// initialising zero-element tensors is a no-op.
using ConvShape;

namespace Demo;

[InputShape(3, 32, 32)]
[ConvLayer(k: 3, p: 1, filters: 8, Bias = false), BatchNormLayer, ReluLayer]
[SqueezeExcitation({|CONV1011:reduction: 16|}, Name = "se")]
[ConvLayer(k: 3, p: 1, filters: 16, Bias = false), BatchNormLayer, ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(10)]
public sealed partial class Slim;

[GlobalAvgPoolLayer]
[ConvLayer(k: 1, filters: InputChannels / Reduction, Name = "fc1"), ReluLayer]
[ConvLayer(k: 1, filters: InputChannels, Name = "fc2"), SigmoidLayer]
[MultiplyLayer("in")]
public sealed partial class SqueezeExcitation(int reduction) : BlockAttribute
{
    private const int Reduction = Argument;
}

// error CONV1011: se.fc1: filters is 0; needs at least 1
