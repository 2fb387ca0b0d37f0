// A U-Net decoder: the skip connection is concatenated, but the convolution below was written for the channels of the upsampled half
// alone. The same slip in PyTorch reads "expected input to have 64 channels, but got 128 channels instead".
using ConvShape;

[InputShape(3, 128, 128)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer(Name = "enc1")]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 128), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 128), ReluLayer]
[TransposedConvLayer(k: 2, s: 2, filters: 64, Name = "up1")]
[ConcatLayer("enc1")]
[ConvLayer(k: 3, p: 1, filters: 64, {|CONV1001:InChannels = 64|}, Name = "dec1"), ReluLayer]
[ConvLayer(k: 1, filters: 2, Name = "out")]
public sealed partial class TinyUNet;

// error CONV1001: dec1 declares InChannels = 64, but gets 128 channels from concat1; needs InChannels = 128
