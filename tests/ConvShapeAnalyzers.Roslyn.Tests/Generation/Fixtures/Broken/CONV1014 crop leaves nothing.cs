using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[CropLayer(4)]
[ConvLayer(k: 1)]
public sealed partial class Net;
