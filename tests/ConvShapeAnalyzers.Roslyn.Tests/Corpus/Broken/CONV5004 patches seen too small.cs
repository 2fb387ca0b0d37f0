// A patch discriminator is to judge patches of 70×70, as in pix2pix. With one layer fewer each score sees 34×34, which shows in results only.
using ConvShape;

[InputShape(6, 256, 256)]
[Budget({|CONV5004:MinReceptiveField = 70|})]
[ConvLayer(k: 4, s: 2, p: 1, filters: 64), LeakyReluLayer(0.2)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 128, Bias = false), BatchNormLayer, LeakyReluLayer(0.2)]
[ConvLayer(k: 4, p: 1, filters: 256, Bias = false), BatchNormLayer, LeakyReluLayer(0.2)]
[ConvLayer(k: 4, p: 1, filters: 1)]
public sealed partial class PatchDiscriminator;

// error CONV5004: PatchDiscriminator sees too little: the receptive field of its output, conv4, is 34×34; needs at least 70×70, by larger kernels, strides or dilation, or by more layers
