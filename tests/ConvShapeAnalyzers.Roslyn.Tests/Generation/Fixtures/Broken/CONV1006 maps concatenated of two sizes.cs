using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[ConvLayer(k: 3, filters: 4), OutputLayer("small")]
[ConcatLayer("in"), ReluLayer]
public sealed partial class Net;
