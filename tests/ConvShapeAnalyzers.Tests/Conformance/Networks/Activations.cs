namespace ConvShape.Tests.Conformance.Networks;

/// <summary>An activation before everything, two in a row, behind dropout, and behind a pool.</summary>
[InputShape(3, 7, 9)]
[ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 12)]
[ReluLayer]
[ReluLayer]
[DropoutLayer(0.25)]
[MaxPoolLayer(k: 2, CeilMode = true)]
[ConvLayer(k: 3)]
[DropoutLayer]
[ReluLayer]
[GlobalMaxPoolLayer]
[FlattenLayer]
[ReluLayer]
[LinearLayer(7)]
[SoftmaxLayer]
internal sealed partial class ActivationsInARow;

/// <summary>No convolution; two linear layers with nothing between.</summary>
[InputShape(2, 5, 3)]
[FlattenLayer]
[LinearLayer(40)]
[ReluLayer]
[LinearLayer(12, Bias = false)]
[DropoutLayer(0.1)]
[ReluLayer]
[LinearLayer(11)]
#pragma warning disable CONV2008 // As PyTorch ran it.
[LinearLayer(5)]
#pragma warning restore CONV2008
internal sealed partial class LinearOnly;

/// <summary>A softmax over the channels of a map, as segmentation has it.</summary>
[InputShape(3, 11, 7)]
[ConvLayer(k: 3, p: 2, d: 2, filters: 9)]
[ReluLayer]
[DropoutLayer]
[ConvLayer(k: 1, filters: 5)]
[SoftmaxLayer]
internal sealed partial class SoftmaxAtEachPixel;
