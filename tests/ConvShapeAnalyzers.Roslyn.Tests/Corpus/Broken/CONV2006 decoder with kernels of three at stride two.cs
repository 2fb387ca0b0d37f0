// The generated images show a fine grid. Kernels of 3 at stride 2 give every other pixel twice as many taps; kernels of 4 do not.
using ConvShape;

[InputShape(64, 8, 8)]
[TransposedConvLayer({|CONV2006:k: 3|}, s: 2, p: 1, filters: 64, outputPadding: 1, Bias = false), BatchNormLayer, ReluLayer]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 32, Bias = false), BatchNormLayer, ReluLayer]
[TransposedConvLayer({|CONV2006:k: 5|}, s: 2, p: 2, filters: 3, outputPadding: 1), TanhLayer]
public sealed partial class Decoder;

// info CONV2006: conv1 may leave a checkerboard: a 3×3 kernel at stride 2 gives neighbouring outputs unequal numbers of taps; needs k: 4, or an UpsampleLayer above a convolution
// info CONV2006: conv3 may leave a checkerboard: a 5×5 kernel at stride 2 gives neighbouring outputs unequal numbers of taps; needs k: 6, or an UpsampleLayer above a convolution
