using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[MaxPoolLayer(k: 2, p: 2)]
public sealed partial class Net;
