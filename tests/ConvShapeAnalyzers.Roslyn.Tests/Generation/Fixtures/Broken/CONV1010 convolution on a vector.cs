using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[FlattenLayer]
[ConvLayer(k: 1)]
public sealed partial class Net;
