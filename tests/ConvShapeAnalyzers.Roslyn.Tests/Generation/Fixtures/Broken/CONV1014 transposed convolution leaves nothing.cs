using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 2, 2)]
[TransposedConvLayer(k: 2, p: 3)]
[ConvLayer(k: 1)]
public sealed partial class Net;
