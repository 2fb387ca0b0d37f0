using ConvShape;

namespace Networks;

/// <summary>DenseNet-121 (Huang, Liu, van der Maaten, Weinberger: Densely connected convolutional networks, 2016).</summary>
[InputShape(channels: 3, height: 224, width: 224)]
[ConvLayer(k: 7, s: 2, p: 3, filters: 64, Bias = false, Name = "features.conv0")]
[BatchNormLayer(Name = "features.norm0"), ReluLayer]
[MaxPoolLayer(k: 3, s: 2, p: 1)]
[DenseLayer(Repeat = 6, Name = "features.denseblock1.denselayer{i+1}")]
[Transition(Name = "features.transition1")]
[DenseLayer(Repeat = 12, Name = "features.denseblock2.denselayer{i+1}")]
[Transition(Name = "features.transition2")]
[DenseLayer(Repeat = 24, Name = "features.denseblock3.denselayer{i+1}")]
[Transition(Name = "features.transition3")]
[DenseLayer(Repeat = 16, Name = "features.denseblock4.denselayer{i+1}")]
[BatchNormLayer(Name = "features.norm5"), ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(1000, Name = "classifier")]
public sealed partial class DenseNet121;

/// <summary>Adds a few channels to all that came before: they come first, and stay as they are.</summary>
[BatchNormLayer(Name = "norm1"), ReluLayer]
[ConvLayer(k: 1, filters: 4 * Growth, Bias = false), BatchNormLayer(Name = "norm2"), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Growth, Bias = false)]
[ConcatLayer("in")]
public sealed partial class DenseLayer(int growth = 32) : BlockAttribute
{
    private const int Growth = Argument;
}

/// <summary>Half the channels, half the rows, half the columns.</summary>
[BatchNormLayer(Name = "norm"), ReluLayer]
[ConvLayer(k: 1, filters: InputChannels / 2, Bias = false, Name = "conv")]
[AvgPoolLayer(k: 2)]
public sealed partial class Transition : BlockAttribute;
