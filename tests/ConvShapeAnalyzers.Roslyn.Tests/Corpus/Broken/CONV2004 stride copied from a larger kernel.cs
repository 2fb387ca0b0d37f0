// AlexNet's first layer with its 11×11 kernel replaced by 3×3, as in later networks, and the stride of 4 left: a quarter of the rows is skipped.
using ConvShape;

[InputShape(3, 227, 227)]
[ConvLayer(k: 3, {|CONV2004:s: 4|}, filters: 96), ReluLayer, MaxPoolLayer(k: 3, s: 2)]
[ConvLayer(k: 3, p: 1, filters: 256), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 384), ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(1000)]
public sealed partial class SmallKernel;

// warning CONV2004: conv1 never reads 56 rows and 56 columns inside its 227×227 input: a 3×3 kernel at stride 4 leaves gaps; needs s: 3, or a larger kernel
