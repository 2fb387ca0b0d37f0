// DnCNN-S: Zhang, Zuo, Chen, Meng, Zhang, Beyond a Gaussian denoiser, 2017. Input 1×40×40. 17 layers; what the network finds is the noise, taken
// away outside. Biases as in the authors' first PyTorch port: in the first layer alone.
// Parameters: 556,096
// MACs: 886,579,200
using ConvShape;

namespace Demo;

/// <summary>DnCNN-S.</summary>
[InputShape(1, 40, 40)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer]
[Step(64, Repeat = 15)]
[ConvLayer(k: 3, p: 1, filters: 1, Bias = false)]
public sealed partial class DnCnn;

/// <summary>A convolution that keeps the size, normalised.</summary>
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), BatchNormLayer(epsilon: 1e-4), ReluLayer]
public sealed partial class Step(int width) : BlockAttribute
{
    private const int Width = Argument;
}
