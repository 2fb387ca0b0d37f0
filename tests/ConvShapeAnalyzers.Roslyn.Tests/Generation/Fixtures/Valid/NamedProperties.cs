using ConvShape;
using ConvShape.Arithmetic;

namespace Demo;

/// <summary>Everything that is said by a property.</summary>
[InputShape(4, 11, 11)]
[ConvLayer(k: 3, filters: 8, g: 4, InChannels = 4, Bias = false, Padding = PaddingMode.Same, Name = "stem")]
[ConvLayer(k: 4, s: 2, Padding = PaddingMode.Same)]
[ConvLayer(k: 3, d: 2, Padding = PaddingMode.Half)]
[ConvLayer(k: 2, Padding = PaddingMode.Full)]
[ConvLayer(k: 2, Padding = PaddingMode.Valid)]
[MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
[AvgPoolLayer(k: 2, s: 1, p: 1, CountIncludePad = false)]
[AvgPoolLayer(k: 3, s: 2, Remainder = Remainder.Drop)]
[FlattenLayer(Name = "flat")]
[LinearLayer(3, InFeatures = 8, Bias = false)]
public sealed partial class NamedProperties;
