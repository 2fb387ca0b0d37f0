// DCGAN, the generator: Radford, Metz, Chintala, Unsupervised representation learning with deep convolutional generative adversarial networks,
// 2015, as in PyTorch's examples. Input 100×1×1, output 3×64×64.
// Parameters: 3,576,704
// MACs: 104,628,224
using ConvShape;

namespace Demo;

/// <summary>DCGAN, the generator.</summary>
[InputShape(100, 1, 1)]
[TransposedConvLayer(k: 4, filters: 512, Bias = false), BatchNormLayer, ReluLayer]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 256, Bias = false), BatchNormLayer, ReluLayer]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 128, Bias = false), BatchNormLayer, ReluLayer]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 64, Bias = false), BatchNormLayer, ReluLayer]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 3, Bias = false), TanhLayer]
public sealed partial class DcganGenerator;
