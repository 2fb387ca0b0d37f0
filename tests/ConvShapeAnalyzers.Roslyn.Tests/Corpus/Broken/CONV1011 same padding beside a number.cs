// Ported from Keras (padding='same') and PyTorch (padding=1) at once. PyTorch takes one or the other as well: padding='same' or a number.
using ConvShape;

[InputShape(3, 32, 32)]
[ConvLayer(k: 3, filters: 32, Padding = PaddingMode.Same), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 64, {|CONV1011:Padding = PaddingMode.Same|}), ReluLayer]
[MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(10)]
public sealed partial class BothWays;

// error CONV1011: conv2: Padding is PaddingMode.Same, together with p; needs one of the two
