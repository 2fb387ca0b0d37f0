using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[Unit(Name = "layer1"), FlattenLayer]
public sealed partial class Net;

/// <summary>Without end.</summary>
[ConvLayer(k: 3, p: 1), Unit]
public sealed partial class Unit : BlockAttribute;
