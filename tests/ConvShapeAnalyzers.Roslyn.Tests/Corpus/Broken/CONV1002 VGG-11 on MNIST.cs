// Five poolings halve 32 pixels down to one; of 28, the fifth has nothing left to pool. PyTorch: "Output size is too small"; Keras:
// "Negative dimension size caused by subtracting 2 from 1". On the way two poolings drop a row, and two convolutions only see one pixel.
using ConvShape;

[InputShape(1, 28, 28)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 128), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 256), ReluLayer, ConvLayer(k: 3, p: 1, filters: 256), ReluLayer, MaxPoolLayer({|CONV2001:k: 2|})]
[ConvLayer(k: 3, p: 1, filters: 512), ReluLayer, ConvLayer(k: 3, p: 1, filters: 512), ReluLayer, MaxPoolLayer({|CONV2001:k: 2|})]
[ConvLayer({|CONV2003:k: 3|}, p: 1, filters: 512), ReluLayer, ConvLayer({|CONV2003:k: 3|}, p: 1, filters: 512), ReluLayer, MaxPoolLayer({|CONV1002:k: 2|})]
[FlattenLayer]
[LinearLayer(4096), ReluLayer]
[LinearLayer(10)]
public sealed partial class Vgg11;

// warning CONV2001: pool3 never reads the last row and column of its 7×7 input: 3 windows of 2 at stride 2 end at row 6 of 7; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
// warning CONV2001: pool4 never reads the last row and column of its 3×3 input: 1 window of 2 at stride 2 ends at row 2 of 3; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
// warning CONV2003: conv7 mostly sees padding: only 1×1 of its 3×3 taps ever meet a pixel of its 1×1 input; needs k: 1 and p: 0
// warning CONV2003: conv8 mostly sees padding: only 1×1 of its 3×3 taps ever meet a pixel of its 1×1 input; needs k: 1 and p: 0
// error CONV1002: pool5 cannot fit: a 2×2 window on a 1×1 feature map (28 → 14 → 7 → 3 → 1); needs p ≥ 1 or an input of at least 32×32
