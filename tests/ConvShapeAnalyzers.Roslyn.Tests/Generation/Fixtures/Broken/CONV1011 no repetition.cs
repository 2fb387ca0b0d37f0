using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[Unit(Repeat = 0, Name = "layer1"), OutputLayer("one")]
[Unit(Repeat = -2, Name = "layer2")]
public sealed partial class Net;

/// <summary>A layer.</summary>
[ConvLayer(k: 3, p: 1)]
public sealed partial class Unit : BlockAttribute;
