// LeNet-5 reads 32×32. On MNIST's own 28×28 its third convolution finds a 4×4 map; PyTorch: "Kernel size can't be greater than actual
// input size".
using ConvShape;

[InputShape(channels: 1, height: 28, width: 28)]
[ConvLayer(k: 5, filters: 6, Name = "c1"), TanhLayer]
[AvgPoolLayer(k: 2, Name = "s2")]
[ConvLayer(k: 5, filters: 16, Name = "c3"), TanhLayer]
[AvgPoolLayer(k: 2, Name = "s4")]
[ConvLayer({|CONV1002:k: 5|}, filters: 120, Name = "c5"), TanhLayer]
[FlattenLayer]
[LinearLayer(84, Name = "f6"), TanhLayer]
[LinearLayer(10)]
public sealed partial class LeNet;

// error CONV1002: c5 cannot fit: a 5×5 kernel on a 4×4 feature map (28 → 24 → 12 → 8 → 4); needs p ≥ 1 or an input of at least 32×32
