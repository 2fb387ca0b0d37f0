using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[ConvLayer(k: 3, InChannels = 4, filters: 2)]
[ReluLayer]
public sealed partial class Net;
