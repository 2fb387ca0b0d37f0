using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[ConvLayer(k: [1, 2, 3])]
[MaxPoolLayer(k: [2], s: null, p: new int[0])]
public sealed partial class Net;
