using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[Unit(Repeat = 2, Name = "layer1")]
public sealed partial class Net;

/// <summary>Adds what is not there.</summary>
[ConvLayer(k: 3, p: 1), AddLayer("skip")]
public sealed partial class Unit : BlockAttribute;
