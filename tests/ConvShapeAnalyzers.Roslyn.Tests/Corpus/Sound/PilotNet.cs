// PilotNet: Bojarski et al., End to end learning for self-driving cars, 2016, figure 4. Input 3×66×200. Its three strided convolutions leave a
// row or a column unread, as published; the file says that this is meant. The paper says about 250 thousand parameters.
// Parameters: 252,219
// MACs: 26,876,342
using ConvShape;

namespace Demo;

/// <summary>PilotNet.</summary>
[InputShape(3, 66, 200)]
[ConvLayer(k: 5, s: 2, filters: 24, Remainder = Remainder.Drop), ReluLayer]
[ConvLayer(k: 5, s: 2, filters: 36, Remainder = Remainder.Drop), ReluLayer]
[ConvLayer(k: 5, s: 2, filters: 48, Remainder = Remainder.Drop), ReluLayer]
[ConvLayer(k: 3, filters: 64), ReluLayer, ConvLayer(k: 3, filters: 64), ReluLayer]
[FlattenLayer, LinearLayer(100, InFeatures = 1152), ReluLayer, LinearLayer(50), ReluLayer, LinearLayer(10), ReluLayer, LinearLayer(1)]
public sealed partial class PilotNet;
