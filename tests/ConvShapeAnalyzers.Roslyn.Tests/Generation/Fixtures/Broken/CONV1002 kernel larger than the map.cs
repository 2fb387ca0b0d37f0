using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 28, 28)]
[ConvLayer(k: 5)]
[MaxPoolLayer(k: 8)]
[ConvLayer(k: 7)]
[FlattenLayer]
[LinearLayer(10)]
public sealed partial class Net;
