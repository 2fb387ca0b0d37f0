using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[Unit(Repeat = 2, Name = "layer1"), Sound(Name = "forward"), Sound(Name = "layer1.0"), ReluLayer(Name = "unit 4")]
public sealed partial class Net;

/// <summary>Names that a block cannot have.</summary>
[ReluLayer(Name = "layers"), ReluLayer(Name = "a.b"), ReluLayer(Name = "aB"), TanhLayer(Name = "in"), TanhLayer(Name = "a b")]
public sealed partial class Unit : BlockAttribute;

/// <summary>Nothing wrong with it.</summary>
[ReluLayer]
public sealed partial class Sound : BlockAttribute;
