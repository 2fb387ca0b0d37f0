using ConvShape;

namespace Demo;

/// <summary>Names as state dicts have them.</summary>
[InputShape(1, 6, 6)]
[ConvLayer(k: 1, Name = "features.0")]
[ConvLayer(k: 3, Name = "layer1.0.conv1")]
[ReluLayer(Name = "0")]
[ConvLayer(k: 1, Name = "features.10")]
[ConvLayer(k: 1, Name = "features.1.0")]
[ConvLayer(k: 1, Name = "größe_µ-入力")]
[ConvLayer(k: 1, Name = "system")]
[ConvLayer(k: 1, Name = "class")]
[ReluLayer(Name = "weights")]
[ReluLayer(Name = "workspace")]
[ReluLayer(Name = "stage")]
[FlattenLayer(Name = "input")]
[LinearLayer(2, Name = "output")]
public sealed partial class LayerNames;
