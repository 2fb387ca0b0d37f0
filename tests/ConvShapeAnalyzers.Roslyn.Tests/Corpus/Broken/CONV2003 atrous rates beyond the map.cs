// A pyramid of dilated convolutions with the rates for large maps, on a map of 33×33: at a rate of 36 the outer eight taps of each kernel lie in
// the padding wherever the middle one lies on the map. The paper on DeepLabv3 describes this, and its rates are smaller for it.
using ConvShape;

[InputShape(3, 264, 264)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 32, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 4, s: 2, p: 1, filters: 64, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 4, s: 2, p: 1, filters: 128, Bias = false), BatchNormLayer, ReluLayer(Name = "maps")]
[ConvLayer(k: 3, p: 12, d: 12, filters: 64, Bias = false), BatchNormLayer, ReluLayer(Name = "rate12")]
[ConvLayer(k: 3, p: 24, d: 24, filters: 64, Bias = false, From = "maps"), BatchNormLayer, ReluLayer(Name = "rate24")]
[ConvLayer({|CONV2003:k: 3|}, p: 36, d: 36, filters: 64, Bias = false, From = "maps"), BatchNormLayer, ReluLayer]
[ConcatLayer("rate12", "rate24")]
[ConvLayer(k: 1, filters: 21), UpsampleLayer(8, Interpolation = Interpolation.Bilinear)]
public sealed partial class Atrous;

// warning CONV2003: conv6 mostly sees padding: only 1×1 of its 3×3 taps ever meet a pixel of its 33×33 input; needs k: 1 and p: 0
