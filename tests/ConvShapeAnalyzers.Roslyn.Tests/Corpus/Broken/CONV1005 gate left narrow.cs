// Squeeze-and-excitation with the second 1×1 convolution forgotten: the gate has as many channels as the squeeze left. PyTorch: "The size of
// tensor a (64) must match the size of tensor b (4) at non-singleton dimension 1".
using ConvShape;

[InputShape(3, 56, 56)]
[ConvLayer(k: 3, p: 1, filters: 64, Bias = false), BatchNormLayer, ReluLayer(Name = "maps")]
[GlobalAvgPoolLayer]
[ConvLayer(k: 1, filters: 4, Name = "squeeze"), ReluLayer]
[SigmoidLayer(Name = "gate")]
[MultiplyLayer({|CONV1005:"maps"|})]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(10)]
public sealed partial class Squeezed;

// error CONV1005: multiply1 cannot multiply gate (4×1×1) and maps (64×56×56): their channels parted at squeeze (64 → 4); needs filters: 64 on squeeze
