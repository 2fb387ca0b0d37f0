using ConvShape;

namespace Demo;

/// <summary>A model that is exactly as large as it may be.</summary>
[InputShape(channels: 1, height: 8, width: 8)]
[Budget(Parameters = 40, Macs = 1_296, PeakBytes = 832, MinReceptiveField = 3)]
[ConvLayer(k: 3, filters: 4), ReluLayer]
public sealed partial class Kept;

/// <summary>Limits that are none, on another part of the class.</summary>
[InputShape(channels: 1, height: 8, width: 8)]
[ConvLayer(k: 3, filters: 4), ReluLayer]
public sealed partial class Unlimited;

/// <summary>The other part.</summary>
[Budget(Parameters = 0)]
public sealed partial class Unlimited;
