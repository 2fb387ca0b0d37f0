// DenseNet for images of 100×100: the transitions halve 50 to 25 and 25 to 12, and the last row of 25 never gets past. PyTorch's AvgPool2d
// floors without a word, where ceil_mode would not.
using ConvShape;

namespace Demo;

[InputShape(3, 100, 100)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 24, Bias = false), BatchNormLayer, ReluLayer]
[DenseLayer(Repeat = 6, Name = "block1.{i}")]
[Transition(Name = "transition1")]
[DenseLayer(Repeat = 6, Name = "block2.{i}")]
[{|CONV2001:Transition|}(Name = "transition2")]
[DenseLayer(Repeat = 6, Name = "block3.{i}")]
[BatchNormLayer, ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(10)]
public sealed partial class DenseNet;

[BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Growth, Bias = false)]
[ConcatLayer("in")]
public sealed partial class DenseLayer(int growth = 12) : BlockAttribute
{
    private const int Growth = Argument;
}

[BatchNormLayer, ReluLayer]
[ConvLayer(k: 1, filters: InputChannels / 2, Bias = false)]
[AvgPoolLayer(k: 2)]
public sealed partial class Transition : BlockAttribute;

// warning CONV2001: transition2.pool1 never reads the last row and column of its 25×25 input: 12 windows of 2 at stride 2 end at row 24 of 25; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
