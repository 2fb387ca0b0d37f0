// A convolutional autoencoder: of the first layer that enlarges, the stride was forgotten, and its output padding makes no sense any more.
// PyTorch: "output padding must be smaller than either stride or dilation".
using ConvShape;

[InputShape(1, 28, 28)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 16), ReluLayer]
[ConvLayer(k: 4, s: 2, p: 1, filters: 32), ReluLayer]
[ConvLayer(k: 7, filters: 64), ReluLayer]
[TransposedConvLayer(k: 7, filters: 32, Name = "up1"), ReluLayer]
[TransposedConvLayer(k: 3, p: 1, filters: 16, {|CONV1007:outputPadding: 1|}, Name = "up2"), ReluLayer]
[TransposedConvLayer({|CONV2006:k: 3|}, s: 2, p: 1, filters: 1, outputPadding: 1, Name = "up3"), SigmoidLayer]
public sealed partial class Autoencoder;

// error CONV1007: up2 adds 1 row and 1 column by output padding, which must be fewer than its stride 1 or its dilation 1; needs none
// info CONV2006: up3 may leave a checkerboard: a 3×3 kernel at stride 2 gives neighbouring outputs unequal numbers of taps; needs k: 4, or an UpsampleLayer above a convolution
