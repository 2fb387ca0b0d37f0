using ConvShape;

namespace Demo;

/// <summary>Nothing is computed at all.</summary>
[InputShape(2, 3, 4)]
[FlattenLayer]
[DropoutLayer]
public sealed partial class Identities;

/// <summary>One layer.</summary>
[InputShape(2, 3, 4)]
[ReluLayer]
public sealed partial class OneLayer;
