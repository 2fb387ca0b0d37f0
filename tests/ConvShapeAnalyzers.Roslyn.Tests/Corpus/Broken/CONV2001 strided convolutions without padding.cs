// Poolings replaced by convolutions of stride 2, and no padding anywhere: of 28 rows the last is dropped, of 6 again. Keras floors the same
// way under padding='valid'.
using ConvShape;

[InputShape(1, 28, 28)]
[ConvLayer(k: 3, {|CONV2001:s: 2|}, filters: 32), LeakyReluLayer(0.2)]
[ConvLayer(k: 3, s: 2, filters: 64), LeakyReluLayer(0.2)]
[ConvLayer(k: 3, {|CONV2001:s: 2|}, filters: 64), LeakyReluLayer(0.2)]
[FlattenLayer]
[LinearLayer(1), SigmoidLayer]
public sealed partial class Critic;

// warning CONV2001: conv1 never reads the last row and column of its 28×28 input: 13 windows of 3 at stride 2 end at row 27 of 28; needs more padding, or Remainder = Remainder.Drop if that is meant
// warning CONV2001: conv3 never reads the last row and column of its 6×6 input: 2 windows of 3 at stride 2 end at row 5 of 6; needs more padding, or Remainder = Remainder.Drop if that is meant
