// PIL opens many PNG files as RGBA, so the input was declared with four channels; the network was ported from one for RGB. PyTorch:
// "expected input to have 3 channels, but got 4 channels instead".
using ConvShape;

[InputShape(channels: 4, height: 64, width: 64)]
[ConvLayer(k: 5, p: 2, filters: 32, {|CONV1001:InChannels = 3|}, Name = "features.0"), ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64, InChannels = 32, Name = "features.3"), ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64, InChannels = 64, Name = "features.6"), ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(5, Name = "classifier")]
public sealed partial class Icons;

// error CONV1001: features.0 declares InChannels = 3, but gets 4 channels from the input; needs InChannels = 4, or an input of 3 channels
