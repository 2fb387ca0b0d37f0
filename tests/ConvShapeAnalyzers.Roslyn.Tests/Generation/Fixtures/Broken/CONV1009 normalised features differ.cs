using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[ConvLayer(k: 3, filters: 8), BatchNormLayer(Features = 16), ReluLayer]
public sealed partial class Net;
