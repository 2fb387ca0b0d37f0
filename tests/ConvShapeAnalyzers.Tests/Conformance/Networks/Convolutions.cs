namespace ConvShape.Tests.Conformance.Networks;

/// <summary>Depthwise with one and with two filters for each channel, pointwise, and four groups between.</summary>
[InputShape(3, 15, 13)]
[ConvLayer(k: 3, s: 2, p: 1, filters: 16, Bias = false)]
[ReluLayer]
[ConvLayer(k: 3, p: 1, g: 16, Bias = false)]
[ReluLayer]
[ConvLayer(k: 1, filters: 24)]
[ConvLayer(k: 3, p: 1, g: 4, filters: 32)]
[ReluLayer]
[ConvLayer(k: 5, p: 2, g: 32, filters: 64)]
[GlobalAvgPoolLayer]
[FlattenLayer]
[LinearLayer(6, Bias = false)]
internal sealed partial class GroupedAndDepthwise;

/// <summary>Height and width apart in kernels, strides, dilations and paddings; the output is a map.</summary>
[InputShape(2, 17, 19)]
[ConvLayer(k: [3, 5], s: [2, 1], p: [1, 2], filters: 6)]
[ReluLayer]
[ConvLayer(k: [3, 2], p: [2, 1, 1, 2], d: [2, 3], filters: 7)]
[MaxPoolLayer(k: [2, 3], s: [2, 2])]
[ConvLayer(k: [1, 7], p: [0, 3], filters: 4)]
[ReluLayer]
[ConvLayer(k: [4, 1], filters: 5)]
internal sealed partial class RectangularWindows;

/// <summary>Strides that leave rows and columns unread behind the last window, and between windows of one pixel.</summary>
[InputShape(3, 17, 23)]
[ConvLayer(k: 4, s: 3, filters: 7, Remainder = Remainder.Drop)]
[ReluLayer]
[ConvLayer(k: 1, s: 2, filters: 5)]
[MaxPoolLayer(k: 2, Remainder = Remainder.Drop)]
[FlattenLayer]
[LinearLayer(3)]
internal sealed partial class RemaindersDropped;
