// Three linear layers below one another, their activations forgotten: together they can express what one of them can. The network trains, and
// is no better than a shallower one, as people wonder about in every framework.
using ConvShape;

[InputShape(1, 28, 28)]
[ConvLayer(k: 5, filters: 20), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 5, filters: 50), ReluLayer, MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(500)]
[DropoutLayer, {|CONV2008:LinearLayer|}(500)]
[{|CONV2008:LinearLayer|}(10)]
public sealed partial class ThreeInARow;

// warning CONV2008: linear2 adds nothing to linear1: no layer between them is non-linear, and one from a vector of 800 features to a vector of 500 features could do the same; needs an activation between them, or only one of the two
// warning CONV2008: linear3 adds nothing to linear2: no layer between them is non-linear, and one from a vector of 500 features to a vector of 10 features could do the same; needs an activation between them, or only one of the two
