// A residual block of dilated convolutions: the second kept the padding of 1 that an undilated 3×3 kernel needs. With a dilation of 4 the
// kernel spans 9, and the map loses six rows. PyTorch: "The size of tensor a (64) must match the size of tensor b (58)".
using ConvShape;

[InputShape(3, 64, 64)]
[ConvLayer(k: 3, p: 1, filters: 32, Bias = false), BatchNormLayer, ReluLayer(Name = "stem")]
[ConvLayer(k: 3, p: 2, d: 2, filters: 32, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, d: 4, filters: 32, Bias = false), BatchNormLayer]
[AddLayer({|CONV1005:"stem"|}), ReluLayer]
[ConvLayer(k: 1, filters: 21, Name = "classes")]
public sealed partial class DilatedResidual;

// error CONV1005: add1 cannot add stem (32×64×64) and bn3 (32×58×58): their sizes parted at conv3 (64×64 → 58×58); needs p: 4 on conv3
