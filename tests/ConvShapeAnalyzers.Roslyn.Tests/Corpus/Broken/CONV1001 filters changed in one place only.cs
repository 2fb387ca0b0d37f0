// A VGG-like network was made wider, layer by layer, and one layer did not follow: in PyTorch, Conv2d(64, …) became Conv2d(96, …) above a
// Conv2d that still says 64.
using ConvShape;

[InputShape(3, 32, 32)]
[ConvLayer(k: 3, p: 1, filters: 64, InChannels = 3), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 96, InChannels = 64), ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 128, {|CONV1001:InChannels = 64|}), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 128, InChannels = 128), ReluLayer]
[MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(256), ReluLayer]
[LinearLayer(10)]
public sealed partial class WiderVgg;

// error CONV1001: conv3 declares InChannels = 64, but gets 96 channels from conv2; needs InChannels = 96, or filters: 64 on conv2
