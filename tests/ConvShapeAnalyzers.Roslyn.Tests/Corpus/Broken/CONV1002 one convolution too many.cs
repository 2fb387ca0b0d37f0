// A Keras tutorial network with one more Conv2D than the images of 32×32 can bear. Keras: "Negative dimension size caused by subtracting 3
// from 2".
using ConvShape;

[InputShape(3, 32, 32)]
[ConvLayer(k: 3, filters: 32, Padding = PaddingMode.Valid), ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, filters: 64, Padding = PaddingMode.Valid), ReluLayer]
[MaxPoolLayer({|CONV2001:k: 2|})]
[ConvLayer(k: 3, filters: 128, Padding = PaddingMode.Valid), ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer({|CONV1002:k: 3|}, filters: 128, Padding = PaddingMode.Valid), ReluLayer]
[FlattenLayer]
[LinearLayer(10), SoftmaxLayer]
public sealed partial class Sequential;

// warning CONV2001: pool2 never reads the last row and column of its 13×13 input: 6 windows of 2 at stride 2 end at row 12 of 13; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
// error CONV1002: conv4 cannot fit: a 3×3 kernel on a 2×2 feature map (32 → 30 → 15 → 13 → 6 → 4 → 2); needs p ≥ 1 in place of Padding or an input of at least 38×38
