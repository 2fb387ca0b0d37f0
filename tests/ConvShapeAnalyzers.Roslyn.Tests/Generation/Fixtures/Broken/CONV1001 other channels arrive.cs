using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[ConvLayer(k: 3, filters: 2, InChannels = 4)]
[ReluLayer]
public sealed partial class Net;
