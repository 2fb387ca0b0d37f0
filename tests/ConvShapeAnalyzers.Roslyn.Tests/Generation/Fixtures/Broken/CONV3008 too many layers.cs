using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[Unit(Repeat = 100000, Name = "layer1"), FlattenLayer]
public sealed partial class Net;

/// <summary>One too many.</summary>
[ReluLayer]
public sealed partial class Unit : BlockAttribute;
