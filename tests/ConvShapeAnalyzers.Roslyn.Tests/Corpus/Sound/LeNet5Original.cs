// LeNet-5: LeCun, Bottou, Bengio, Haffner, Gradient-based learning applied to document recognition, 1998. Input 1×32×32. As it is mostly
// built since: every map of c3 reads all of s2, the poolings have no weights, and a linear layer stands for the radial basis functions.
// Parameters: 61,706
// MACs: 416,520
using ConvShape;

namespace Demo;

/// <summary>LeNet-5.</summary>
[InputShape(1, 32, 32)]
[ConvLayer(k: 5, filters: 6, Name = "c1"), TanhLayer, AvgPoolLayer(k: 2, Name = "s2")]
[ConvLayer(k: 5, filters: 16, Name = "c3"), TanhLayer, AvgPoolLayer(k: 2, Name = "s4")]
[ConvLayer(k: 5, filters: 120, Name = "c5"), TanhLayer, FlattenLayer]
[LinearLayer(84, Name = "f6"), TanhLayer, LinearLayer(10)]
public sealed partial class LeNet5Original;
