using ConvShape;

namespace Demo;

/// <summary>Each kind of layer; an activation first, after a pool, and twice in a row.</summary>
[InputShape(3, 12, 10)]
[ReluLayer]
[ConvLayer(k: 3, p: 1)]
[ReluLayer]
[ReluLayer]
[MaxPoolLayer(k: 2)]
[ReluLayer]
[AvgPoolLayer(k: 2, s: 1)]
[DropoutLayer(0.25)]
[SoftmaxLayer]
[GlobalMaxPoolLayer]
[GlobalAvgPoolLayer]
[FlattenLayer]
[DropoutLayer]
[ReluLayer]
[LinearLayer(7)]
[SoftmaxLayer]
public sealed partial class EveryKind;
