// LeNet-5 moved from images of 32×32 to 28×28: somebody padded the first convolution less than half of what it takes, and the shapes noted beside
// the layers, as people note them in any framework, are those of the old input.
using ConvShape;

[InputShape(channels: 1, height: 28, width: 28)]
[ConvLayer(k: 5, p: 1, filters: 6), TanhLayer] // {|CONV2012:6×28×28|}
[AvgPoolLayer(k: 2)]                           // {|CONV2012:6×14×14|}
[ConvLayer(k: 5, filters: 16), TanhLayer]      // {|CONV2012:6×14×14|} → {|CONV2012:16×10×10|} sixteen maps
[AvgPoolLayer({|CONV2001:k: 2|})]                           // {|CONV2012:16×5×5|}
[FlattenLayer]                                 // {|CONV2012:400 features|}
[LinearLayer(120), TanhLayer]                  // 120 features
[LinearLayer(84), TanhLayer, LinearLayer(10)]  // 84 of them, then 10
public sealed partial class LeNet5;

// warning CONV2012: The comment says 6×28×28, but tanh1 gives 6×26×26
// warning CONV2012: The comment says 6×14×14, but pool1 gives 6×13×13
// warning CONV2012: The comment says 6×14×14, but conv2 gets 6×13×13
// warning CONV2012: The comment says 16×10×10, but tanh2 gives 16×9×9
// warning CONV2001: pool2 never reads the last row and column of its 9×9 input: 4 windows of 2 at stride 2 end at row 8 of 9; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
// warning CONV2012: The comment says 16×5×5, but pool2 gives 16×4×4
// warning CONV2012: The comment says 400 features, but flatten1 gives 256 features
