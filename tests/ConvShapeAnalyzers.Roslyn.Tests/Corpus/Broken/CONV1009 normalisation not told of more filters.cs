// A VGG with batch normalisation, ported line by line; BatchNorm2d(64) stayed behind when the convolution above it got 128 filters. PyTorch:
// "running_mean should contain 128 elements not 64".
using ConvShape;

[InputShape(3, 64, 64)]
[ConvLayer(k: 3, p: 1, filters: 64, Bias = false), BatchNormLayer(Features = 64), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 64, Bias = false), BatchNormLayer(Features = 64), ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 128, Bias = false), BatchNormLayer({|CONV1009:Features = 64|}), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 128, Bias = false), BatchNormLayer(Features = 128), ReluLayer]
[MaxPoolLayer(k: 2)]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(50)]
public sealed partial class VggBn;

// error CONV1009: bn3 declares Features = 64, but gets 128 channels from conv3; needs Features = 128
