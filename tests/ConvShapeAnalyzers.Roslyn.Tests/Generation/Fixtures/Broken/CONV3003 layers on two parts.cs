using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[ConvLayer(k: 3)]
public sealed partial class Net;

[ReluLayer]
partial class Net;
