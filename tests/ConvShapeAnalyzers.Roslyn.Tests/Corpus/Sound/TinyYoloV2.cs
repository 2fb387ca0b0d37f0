// Tiny YOLOv2 for VOC: Redmon, Farhadi, 2016. Input 3×416×416, output 125×13×13. Its sixth pooling, of 2 at stride 1, pads one side alone.
// Parameters: 15,861,773
// MACs: 3,485,520,896
using ConvShape;

namespace Demo;

/// <summary>Tiny YOLOv2 for VOC.</summary>
[InputShape(3, 416, 416)]
[Conv(16, 3, Name = "c1"), MaxPoolLayer(k: 2), Conv(32, 3, Name = "c2"), MaxPoolLayer(k: 2), Conv(64, 3, Name = "c3"), MaxPoolLayer(k: 2)]
[Conv(128, 3, Name = "c4"), MaxPoolLayer(k: 2), Conv(256, 3, Name = "c5"), MaxPoolLayer(k: 2)]
[Conv(512, 3, Name = "c6"), MaxPoolLayer(k: 2, s: 1, Padding = PaddingMode.Same)]
[Conv(1024, 3, Name = "c7"), Conv(1024, 3, Name = "c8"), ConvLayer(k: 1, filters: 125)]
public sealed partial class TinyYoloV2;

/// <summary>A convolution that keeps the size (but for its stride), normalised.</summary>
[ConvLayer(k: K, s: Stride, p: K / 2, filters: Width, Bias = false), BatchNormLayer, LeakyReluLayer(0.1)]
public sealed partial class Conv(int width, int k, int stride = 1) : BlockAttribute
{
    private const int Width = Argument, K = Argument, Stride = Argument;
}
