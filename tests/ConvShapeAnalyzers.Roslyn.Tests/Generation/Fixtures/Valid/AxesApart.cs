using ConvShape;

namespace Demo;

/// <summary>Every size given for each axis.</summary>
[InputShape(2, 13, 17)]
[ConvLayer(k: [3, 5], s: [2, 1], p: [1, 2], d: [1, 2], g: 2, filters: 4)]
[ConvLayer(new[] { 3, 1 }, p: new int[] { 0, 1, 2, 3 })]
[ConvLayer(k: [2])]
[MaxPoolLayer(k: [2, 3], s: [1, 2], p: [1, 1], d: [1, 1])]
[AvgPoolLayer([2, 1])]
public sealed partial class AxesApart;
