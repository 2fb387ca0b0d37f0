using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 60000, 60000)]
[ConvLayer(k: 3, filters: 2000000000)]
public sealed partial class Net;
