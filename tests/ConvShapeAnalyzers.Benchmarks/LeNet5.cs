namespace ConvShape.Benchmarks;

[InputShape(channels: 1, height: 28, width: 28)]
[ConvLayer(k: 5, p: 2, filters: 6)]
[ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 5, filters: 16)]
[ReluLayer]
[MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(120)]
[ReluLayer]
[LinearLayer(84)]
[ReluLayer]
[LinearLayer(10)]
public sealed partial class LeNet5;
