// The padding of the 5×5 convolution above was copied to the pooling. PyTorch: "pad should be smaller than or equal to half of kernel size".
using ConvShape;

[InputShape(3, 32, 32)]
[ConvLayer(k: 5, p: 2, filters: 32), ReluLayer]
[MaxPoolLayer(k: 2, s: 2, {|CONV1008:p: 2|})]
[ConvLayer(k: 5, p: 2, filters: 32), ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 5, p: 2, filters: 64), ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(10, InFeatures = 64)]
public sealed partial class Cifar;

// error CONV1008: pool1 pads by 2, more than half of its 2×2 window: some windows would hold nothing but padding; needs p ≤ 1
