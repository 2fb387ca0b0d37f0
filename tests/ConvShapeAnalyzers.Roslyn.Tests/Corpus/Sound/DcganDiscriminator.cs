// DCGAN, the discriminator: Radford, Metz, Chintala, 2015, as in PyTorch's examples. Input 3×64×64.
// Parameters: 2,765,568
// MACs: 103,817,216
using ConvShape;

namespace Demo;

/// <summary>DCGAN, the discriminator.</summary>
[InputShape(3, 64, 64)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 64, Bias = false), LeakyReluLayer(0.2)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 128, Bias = false), BatchNormLayer, LeakyReluLayer(0.2)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 256, Bias = false), BatchNormLayer, LeakyReluLayer(0.2)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 512, Bias = false), BatchNormLayer, LeakyReluLayer(0.2)]
[ConvLayer(k: 4, filters: 1, Bias = false), SigmoidLayer]
public sealed partial class DcganDiscriminator;
