// The 70×70 discriminator of pix2pix: Isola, Zhu, Zhou, Efros, Image-to-image translation with conditional adversarial networks, 2016. Input
// 6×256×256: two images above one another. Its budget holds it to the patches that it is known for.
// Parameters: 2,768,705
// MACs: 3,197,140,992
using ConvShape;

namespace Demo;

/// <summary>The 70×70 discriminator of pix2pix.</summary>
[InputShape(6, 256, 256)]
[Budget(MinReceptiveField = 70)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 64), LeakyReluLayer(0.2)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 128, Bias = false), BatchNormLayer, LeakyReluLayer(0.2)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 256, Bias = false), BatchNormLayer, LeakyReluLayer(0.2)]
[ConvLayer(k: 4, p: 1, filters: 512, Bias = false), BatchNormLayer, LeakyReluLayer(0.2)]
[ConvLayer(k: 4, p: 1, filters: 1)]
public sealed partial class PatchGan;
