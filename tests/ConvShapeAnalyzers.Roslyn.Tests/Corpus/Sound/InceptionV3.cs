// Inception-v3: Szegedy, Vanhoucke, Ioffe, Shlens, Wojna, Rethinking the inception architecture for computer vision, 2015, as in torchvision,
// without the auxiliary head. Input 3×299×299.
// Parameters: 23,834,568
// MACs: 5,713,216,096
using ConvShape;

namespace Demo;

/// <summary>Inception-v3.</summary>
[InputShape(3, 299, 299)]
[Conv(32, 3, 3, stride: 2, Name = "c1a"), Conv(32, 3, 3, Name = "c2a"), Conv(64, 3, 3, pad: true, Name = "c2b"), MaxPoolLayer(k: 3, s: 2)]
[Conv(80, Name = "c3b"), Conv(192, 3, 3, Name = "c4a"), MaxPoolLayer(k: 3, s: 2)]
[MixedA(32, Name = "m5b"), MixedA(64, Name = "m5c"), MixedA(64, Name = "m5d"), MixedB(Name = "m6a")]
[MixedC(128, Name = "m6b"), MixedC(160, Name = "m6c"), MixedC(160, Name = "m6d"), MixedC(192, Name = "m6e"), MixedD(Name = "m7a")]
[MixedE(Name = "m7b"), MixedE(Name = "m7c")]
[GlobalAvgPoolLayer, DropoutLayer, FlattenLayer, LinearLayer(1000)]
public sealed partial class InceptionV3;

/// <summary>At 35×35.</summary>
[Conv(64, Name = "a")]
[Conv(48, From = "in", Name = "b1"), Conv(64, 5, 5, pad: true, Name = "b2")]
[Conv(64, From = "in", Name = "c1"), Conv(96, 3, 3, pad: true, Name = "c2"), Conv(96, 3, 3, pad: true, Name = "c3")]
[AvgPoolLayer(k: 3, s: 1, p: 1, From = "in"), Conv(Pool, Name = "d"), ConcatLayer("a", "b2", "c3")]
public sealed partial class MixedA(int pool) : BlockAttribute
{
    private const int Pool = Argument;
}

/// <summary>From 35×35 to 17×17.</summary>
[Conv(384, 3, 3, stride: 2, Name = "a")]
[Conv(64, From = "in", Name = "b1"), Conv(96, 3, 3, pad: true, Name = "b2"), Conv(96, 3, 3, stride: 2, Name = "b3")]
[MaxPoolLayer(k: 3, s: 2, From = "in"), ConcatLayer("a", "b3")]
public sealed partial class MixedB : BlockAttribute;

/// <summary>At 17×17, with rows and columns apart.</summary>
[Conv(192, Name = "a")]
[Conv(Width, From = "in", Name = "b1"), Conv(Width, 1, 7, pad: true, Name = "b2"), Conv(192, 7, 1, pad: true, Name = "b3")]
[Conv(Width, From = "in", Name = "c1"), Conv(Width, 7, 1, pad: true, Name = "c2"), Conv(Width, 1, 7, pad: true, Name = "c3")]
[Conv(Width, 7, 1, pad: true, Name = "c4"), Conv(192, 1, 7, pad: true, Name = "c5")]
[AvgPoolLayer(k: 3, s: 1, p: 1, From = "in"), Conv(192, Name = "d"), ConcatLayer("a", "b3", "c5")]
public sealed partial class MixedC(int width) : BlockAttribute
{
    private const int Width = Argument;
}

/// <summary>From 17×17 to 8×8.</summary>
[Conv(192, Name = "a1"), Conv(320, 3, 3, stride: 2, Name = "a2")]
[Conv(192, From = "in", Name = "b1"), Conv(192, 1, 7, pad: true, Name = "b2"), Conv(192, 7, 1, pad: true, Name = "b3"), Conv(192, 3, 3, stride: 2, Name = "b4")]
[MaxPoolLayer(k: 3, s: 2, From = "in"), ConcatLayer("a2", "b4")]
public sealed partial class MixedD : BlockAttribute;

/// <summary>At 8×8, with branches that part once more.</summary>
[Conv(320, Name = "a")]
[Conv(384, From = "in", Name = "b1"), Conv(384, 1, 3, pad: true, Name = "b2"), Conv(384, 3, 1, pad: true, From = "b1", Name = "b3")]
[Conv(448, From = "in", Name = "c1"), Conv(384, 3, 3, pad: true, Name = "c2"), Conv(384, 1, 3, pad: true, Name = "c3"), Conv(384, 3, 1, pad: true, From = "c2", Name = "c4")]
[AvgPoolLayer(k: 3, s: 1, p: 1, From = "in"), Conv(192, Name = "d"), ConcatLayer("a", "b2", "b3", "c3", "c4")]
public sealed partial class MixedE : BlockAttribute;

/// <summary>A convolution, normalised and rectified.</summary>
[ConvLayer(k: [H, W], s: [Stride], p: [Pad ? H / 2 : 0, Pad ? W / 2 : 0], filters: Width, Bias = false), BatchNormLayer(epsilon: 0.001), ReluLayer]
public sealed partial class Conv(int width, int h = 1, int w = 1, int stride = 1, bool pad = false) : BlockAttribute
{
    private const int Width = Argument, H = Argument, W = Argument, Stride = Argument;
    private const bool Pad = default;
}
