// The network's layers were put on a block and its input shape on the class, and the use of the block was forgotten.
using ConvShape;

namespace Demo;

[{|CONV3007:InputShape|}(3, 64, 64)]
public sealed partial class Backbone;

[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[MaxPoolLayer(k: 2)]
public sealed partial class Stage(int width) : BlockAttribute
{
    private const int Width = Argument;
}

// error CONV3007: Backbone has an input shape but no layer; needs at least one layer below it, such as [ConvLayer(k: 3, p: 1, filters: 16)]
