// A pyramid of rates in which the kernel was mistyped: with k 1 all three branches are the same convolution, whatever their dilation.
using ConvShape;

[InputShape(3, 64, 64)]
[ConvLayer(k: 3, p: 1, filters: 32), ReluLayer(Name = "maps")]
[ConvLayer(k: 1, {|CONV2010:d: 6|}, filters: 16), ReluLayer(Name = "rate6")]
[ConvLayer(k: 1, {|CONV2010:d: 12|}, filters: 16, From = "maps"), ReluLayer, {|CONV2010:ReluLayer|}]
[ConcatLayer("rate6")]
[ConvLayer(k: 1, filters: 5)]
public sealed partial class NoRates;

// info CONV2010: conv2 spreads nothing: a 1×1 kernel has no second tap; needs d: 1
// info CONV2010: conv3 spreads nothing: a 1×1 kernel has no second tap; needs d: 1
// info CONV2010: relu4 changes nothing: no value of relu3 is negative; needs no such layer here
