using ConvShape;

namespace Demo;

/// <summary>The last layer only renames what the one before it wrote.</summary>
[InputShape(1, 6, 6)]
[ConvLayer(k: 3, filters: 2)]
[ReluLayer]
[FlattenLayer]
public sealed partial class EndsFlat;

/// <summary>A pooled map, of one value for each channel.</summary>
[InputShape(5, 6, 6)]
[GlobalAvgPoolLayer]
public sealed partial class EndsPooled;
