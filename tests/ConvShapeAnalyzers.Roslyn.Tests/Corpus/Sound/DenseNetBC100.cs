// DenseNet-BC-100-12 for CIFAR-10: Huang, Liu, van der Maaten, Weinberger, Densely connected convolutional networks, 2016. Input 3×32×32. The paper
// says 0.8 million parameters.
// Parameters: 769,162
// MACs: 287,929,692
using ConvShape;

namespace Demo;

/// <summary>DenseNet-BC-100-12 for CIFAR-10.</summary>
[InputShape(3, 32, 32)]
[ConvLayer(k: 3, p: 1, filters: 24, Bias = false)]
[Dense(12, Repeat = 16, Name = "block1"), Transition(Name = "transition1")]
[Dense(12, Repeat = 16, Name = "block2"), Transition(Name = "transition2")]
[Dense(12, Repeat = 16, Name = "block3")]
[BatchNormLayer, ReluLayer, GlobalAvgPoolLayer, FlattenLayer, LinearLayer(10)]
public sealed partial class DenseNetBC100;

/// <summary>Adds a few channels to all that came before.</summary>
[BatchNormLayer, ReluLayer, ConvLayer(k: 1, filters: 4 * Growth, Bias = false)]
[BatchNormLayer, ReluLayer, ConvLayer(k: 3, p: 1, filters: Growth, Bias = false)]
[ConcatLayer("in")]
public sealed partial class Dense(int growth) : BlockAttribute
{
    private const int Growth = Argument;
}

/// <summary>Half the channels, half the rows, half the columns.</summary>
[BatchNormLayer, ReluLayer, ConvLayer(k: 1, filters: InputChannels / 2, Bias = false), AvgPoolLayer(k: 2)]
public sealed partial class Transition : BlockAttribute;
