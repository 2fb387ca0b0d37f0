using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[ConvLayer(k: 3)]
public sealed partial class Net;
