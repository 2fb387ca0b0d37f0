using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[FlattenLayer]
[LinearLayer(10, InFeatures = 100)]
public sealed partial class Net;
