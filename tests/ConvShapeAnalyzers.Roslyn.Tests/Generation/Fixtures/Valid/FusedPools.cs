using ConvShape;

namespace Demo;

/// <summary>Pools that run within convolutions, of which the first is filtered minimally.</summary>
[InputShape(channels: 16, height: 16, width: 16)]
[ConvLayer(k: 3, p: 1, filters: 16), ReluLayer, MaxPoolLayer(2)]
[ConvLayer(k: 5, p: 2, filters: 8), AvgPoolLayer(2), SigmoidLayer]
[GlobalAvgPoolLayer, FlattenLayer]
public sealed partial class FusedPools;
