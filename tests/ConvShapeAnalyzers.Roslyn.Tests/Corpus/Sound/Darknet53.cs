// Darknet-53: Redmon, Farhadi, YOLOv3: an incremental improvement, 2018, table 1. Input 3×256×256.
// Parameters: 41,609,928
// MACs: 9,285,115,904
using ConvShape;

namespace Demo;

/// <summary>Darknet-53.</summary>
[InputShape(3, 256, 256)]
[Conv(32, 3, Name = "stem")]
[Conv(64, 3, stride: 2, Name = "down1"), Residual(64, Name = "stage1")]
[Conv(128, 3, stride: 2, Name = "down2"), Residual(128, Repeat = 2, Name = "stage2")]
[Conv(256, 3, stride: 2, Name = "down3"), Residual(256, Repeat = 8, Name = "stage3")]
[Conv(512, 3, stride: 2, Name = "down4"), Residual(512, Repeat = 8, Name = "stage4")]
[Conv(1024, 3, stride: 2, Name = "down5"), Residual(1024, Repeat = 4, Name = "stage5")]
[GlobalAvgPoolLayer, FlattenLayer, LinearLayer(1000)]
public sealed partial class Darknet53;

/// <summary>Half the channels and back, added.</summary>
[Conv(Width / 2, 1, Name = "narrow"), Conv(Width, 3, Name = "widen"), AddLayer("in")]
public sealed partial class Residual(int width) : BlockAttribute
{
    private const int Width = Argument;
}

/// <summary>A convolution that keeps the size (but for its stride), normalised.</summary>
[ConvLayer(k: K, s: Stride, p: K / 2, filters: Width, Bias = false), BatchNormLayer, LeakyReluLayer(0.1)]
public sealed partial class Conv(int width, int k, int stride = 1) : BlockAttribute
{
    private const int Width = Argument, K = Argument, Stride = Argument;
}
