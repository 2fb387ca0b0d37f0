// MaxPool2d(2, 3), where MaxPool2d(3, 2) was meant: of every three rows one is never read.
using ConvShape;

[InputShape(3, 62, 62)]
[ConvLayer(k: 3, p: 1, filters: 32), ReluLayer]
[MaxPoolLayer(k: 2, {|CONV2004:s: 3|})]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer]
[MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(10)]
public sealed partial class Overlapping;

// warning CONV2004: pool1 never reads 20 rows and 20 columns inside its 62×62 input: a 2×2 window at stride 3 leaves gaps; needs s: 2, or a larger kernel
