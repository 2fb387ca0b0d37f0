// VDSR: Kim, Lee, Lee, Accurate image super-resolution using very deep convolutional networks, 2016. Input 1×41×41. 20 layers, without biases as
// in its ports to PyTorch.
// Parameters: 664,704
// MACs: 1,117,367,424
using ConvShape;

namespace Demo;

/// <summary>VDSR.</summary>
[InputShape(1, 41, 41)]
[ConvLayer(k: 3, p: 1, filters: 64, Bias = false), ReluLayer]
[Step(64, Repeat = 18)]
[ConvLayer(k: 3, p: 1, filters: 1, Bias = false)]
[AddLayer("in")]
public sealed partial class Vdsr;

/// <summary>A convolution that keeps the size.</summary>
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), ReluLayer]
public sealed partial class Step(int width) : BlockAttribute
{
    private const int Width = Argument;
}
