namespace ConvShape.Tests.Conformance.Networks;

/// <summary>Padding given as [top, left, bottom, right], of a convolution and of each kind of pool.</summary>
[InputShape(3, 11, 12)]
[ConvLayer(k: [4], p: [0, 1, 2, 3], filters: 5)]
[ReluLayer]
[MaxPoolLayer(k: [3], s: [2], p: [1, 1, 0, 1])]
[AvgPoolLayer(k: [2], s: [1], p: [0, 1, 1, 0], CountIncludePad = false)]
[AvgPoolLayer(k: [3, 2], s: [1], p: [1, 0, 0, 1])]
[FlattenLayer]
[LinearLayer(8)]
internal sealed partial class PaddedUnevenly;

/// <summary>TensorFlow's SAME at strides 1 and 2, for even, odd and dilated kernels; the output is a map.</summary>
[InputShape(3, 29, 22)]
[ConvLayer(k: 3, s: 2, filters: 6, Padding = PaddingMode.Same)]
[ReluLayer]
[ConvLayer(k: [4, 5], s: [2, 1], filters: 8, Padding = PaddingMode.Same)]
[MaxPoolLayer(k: 3, s: 2, Padding = PaddingMode.Same)]
[ConvLayer(k: 2, d: 2, filters: 6, Padding = PaddingMode.Same)]
[ReluLayer]
[ConvLayer(k: 4, Padding = PaddingMode.Same)]
[AvgPoolLayer(k: 3, s: 2, Padding = PaddingMode.Same, CountIncludePad = false)]
internal sealed partial class PaddedToTheSame;

/// <summary>Half and full padding, of kernels spread by dilation too, and none.</summary>
[InputShape(2, 9, 7)]
[ConvLayer(k: 4, filters: 6, Padding = PaddingMode.Half)]
[ReluLayer]
[ConvLayer(k: 3, filters: 5, Padding = PaddingMode.Full)]
[MaxPoolLayer(k: 3, s: 1, Padding = PaddingMode.Half)]
[ConvLayer(k: 3, d: 2, filters: 8, Padding = PaddingMode.Half)]
[ReluLayer]
[ConvLayer(k: 2, d: 2, filters: 4, Padding = PaddingMode.Full)]
[ConvLayer(k: 3, Padding = PaddingMode.Valid)]
[AvgPoolLayer(k: 3, s: 1, Padding = PaddingMode.Half)]
[FlattenLayer]
[LinearLayer(6)]
internal sealed partial class PaddedByMode;
