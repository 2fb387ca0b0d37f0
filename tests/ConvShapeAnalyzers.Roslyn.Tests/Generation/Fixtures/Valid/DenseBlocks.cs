using ConvShape;

namespace Demo;

/// <summary>Maps written into their place in a concatenation that grows.</summary>
[InputShape(3, 8, 8)]
[ConvLayer(k: 3, p: 1, filters: 4)]
[DenseLayer(3, Repeat = 3, Name = "features.denseblock1.denselayer{i+1}")]
[ConvLayer(k: 1, filters: 6), AvgPoolLayer(k: 2)]
[DenseLayer(Repeat = 2)]
[GlobalAvgPoolLayer, FlattenLayer]
public sealed partial class Dense;

/// <summary>Adds channels behind those that came before.</summary>
[ReluLayer, ConvLayer(k: 1, filters: 2 * Growth), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Growth)]
[ConcatLayer("in")]
public sealed partial class DenseLayer(int growth = 2) : BlockAttribute
{
    private const int Growth = Argument;
}
