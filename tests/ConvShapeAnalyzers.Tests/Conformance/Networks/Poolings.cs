namespace ConvShape.Tests.Conformance.Networks;

/// <summary>Averages in ceil mode, with padding counted and not; the last pool has a window that would start in the padding.</summary>
[InputShape(3, 14, 15)]
[AvgPoolLayer(k: 3, s: 2, p: 1, CeilMode = true, CountIncludePad = false)]
[ConvLayer(k: 1, filters: 8)]
[AvgPoolLayer(k: 3, s: 2, CeilMode = true)]
[ConvLayer(k: 2, filters: 6)]
[ReluLayer]
[AvgPoolLayer(k: 2, p: 1, CeilMode = true)]
internal sealed partial class AveragePools;

/// <summary>Nothing to load: a state dict without tensors.</summary>
[InputShape(4, 10, 11)]
[MaxPoolLayer(k: 2, s: 1, p: 1, d: 3)]
[DropoutLayer]
[AvgPoolLayer(k: [3, 2])]
[FlattenLayer]
internal sealed partial class WithoutWeights;
