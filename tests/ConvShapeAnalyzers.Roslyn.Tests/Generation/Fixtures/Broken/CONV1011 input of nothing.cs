using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(0, -8, int.MinValue)]
[ReluLayer]
public sealed partial class Net;
