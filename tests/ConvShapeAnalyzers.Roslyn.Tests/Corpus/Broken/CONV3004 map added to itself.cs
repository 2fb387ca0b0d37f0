// The shortcut was named, and then written once more as what is added: the layer above is part of every sum without being named. x + x + f(x) is
// legal in every framework, and rarely meant.
using ConvShape;

[InputShape(3, 32, 32)]
[ConvLayer(k: 3, p: 1, filters: 32, Bias = false), BatchNormLayer, ReluLayer(Name = "stem")]
[ConvLayer(k: 3, p: 1, filters: 32, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 32, Bias = false), BatchNormLayer(Name = "residual")]
[AddLayer("stem", {|CONV3004:"residual"|}), ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(10)]
public sealed partial class Doubled;

// error CONV3004: add1 names 'residual', which it reads already as the layer above; needs each map once
