using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[TransposedConvLayer(k: 3, s: 2, outputPadding: 2)]
[ConvLayer(k: 3)]
public sealed partial class Net;
