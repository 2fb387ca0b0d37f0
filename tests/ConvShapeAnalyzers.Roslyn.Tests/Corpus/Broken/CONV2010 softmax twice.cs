// The network ends in a softmax, and another was put behind it when it was exported. Of ten classes, no score can now exceed 0.24, a common
// question about cross-entropy losses that have a softmax of their own.
using ConvShape;

[InputShape(1, 28, 28)]
[ConvLayer(k: 3, filters: 32), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 4, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(128), ReluLayer]
[LinearLayer(10), SoftmaxLayer, {|CONV2010:SoftmaxLayer|}]
public sealed partial class Twice;

// info CONV2010: softmax2 only evens out the probabilities of softmax1; needs no such layer here
