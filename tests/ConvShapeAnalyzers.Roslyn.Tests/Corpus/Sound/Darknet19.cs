// Darknet-19: Redmon, Farhadi, YOLO9000: better, faster, stronger, 2016, table 6. Input 3×224×224.
// Parameters: 20,842,376
// MACs: 2,790,989,824
using ConvShape;

namespace Demo;

/// <summary>Darknet-19.</summary>
[InputShape(3, 224, 224)]
[Conv(32, 3, Name = "a1"), MaxPoolLayer(k: 2), Conv(64, 3, Name = "b1"), MaxPoolLayer(k: 2)]
[Conv(128, 3, Name = "c1"), Conv(64, 1, Name = "c2"), Conv(128, 3, Name = "c3"), MaxPoolLayer(k: 2)]
[Conv(256, 3, Name = "d1"), Conv(128, 1, Name = "d2"), Conv(256, 3, Name = "d3"), MaxPoolLayer(k: 2)]
[Conv(512, 3, Name = "e1"), Conv(256, 1, Name = "e2"), Conv(512, 3, Name = "e3"), Conv(256, 1, Name = "e4"), Conv(512, 3, Name = "e5"), MaxPoolLayer(k: 2)]
[Conv(1024, 3, Name = "f1"), Conv(512, 1, Name = "f2"), Conv(1024, 3, Name = "f3"), Conv(512, 1, Name = "f4"), Conv(1024, 3, Name = "f5")]
[ConvLayer(k: 1, filters: 1000), GlobalAvgPoolLayer, FlattenLayer, SoftmaxLayer]
public sealed partial class Darknet19;

/// <summary>A convolution that keeps the size (but for its stride), normalised.</summary>
[ConvLayer(k: K, s: Stride, p: K / 2, filters: Width, Bias = false), BatchNormLayer, LeakyReluLayer(0.1)]
public sealed partial class Conv(int width, int k, int stride = 1) : BlockAttribute
{
    private const int Width = Argument, K = Argument, Stride = Argument;
}
