// AlexNet's layers run in two groups, but the first of them reads three colours, which cannot be split in two.
using ConvShape;

[InputShape(3, 227, 227)]
[ConvLayer(k: 11, s: 4, {|CONV1003:g: 2|}, filters: 96), ReluLayer, MaxPoolLayer(k: 3, s: 2)]
[ConvLayer(k: 5, p: 2, g: 2, filters: 256), ReluLayer, MaxPoolLayer(k: 3, s: 2)]
[ConvLayer(k: 3, p: 1, filters: 384), ReluLayer]
[ConvLayer(k: 3, p: 1, g: 2, filters: 384), ReluLayer]
[ConvLayer(k: 3, p: 1, g: 2, filters: 256), ReluLayer, MaxPoolLayer(k: 3, s: 2)]
[FlattenLayer]
[LinearLayer(4096), ReluLayer, DropoutLayer]
[LinearLayer(4096), ReluLayer, DropoutLayer]
[LinearLayer(1000)]
public sealed partial class TwoTowers;

// error CONV1003: conv1 cannot have 2 groups: 2 does not divide its 3 input channels; needs g: 1
