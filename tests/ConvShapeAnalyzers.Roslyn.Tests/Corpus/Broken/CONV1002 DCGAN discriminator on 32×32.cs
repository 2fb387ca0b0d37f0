// The discriminator of DCGAN halves 64×64 four times and looks at the last 4×4 with one kernel. With CIFAR's 32×32 there are 2×2 left:
// "Calculated padded input size per channel: (2 x 2). Kernel size: (4 x 4)", as asked about for many GANs in PyTorch.
using ConvShape;

[InputShape(3, 32, 32)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 64, Bias = false), LeakyReluLayer(0.2)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 128, Bias = false), BatchNormLayer, LeakyReluLayer(0.2)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 256, Bias = false), BatchNormLayer, LeakyReluLayer(0.2)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 512, Bias = false), BatchNormLayer, LeakyReluLayer(0.2)]
[ConvLayer({|CONV1002:k: 4|}, filters: 1, Bias = false), SigmoidLayer]
public sealed partial class Discriminator;

// error CONV1002: conv5 cannot fit: a 4×4 kernel on a 2×2 feature map (32 → 16 → 8 → 4 → 2); needs p ≥ 1 or an input of at least 64×64
