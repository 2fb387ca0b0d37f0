// The U-Net generator of pix2pix: Isola, Zhu, Zhou, Efros, Image-to-image translation with conditional adversarial networks, 2016. Input and
// output 3×256×256.
// Parameters: 54,414,531
// MACs: 6,048,186,368
using ConvShape;

namespace Demo;

/// <summary>The generator of pix2pix.</summary>
[InputShape(3, 256, 256)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 64, Name = "d1"), Down(128, Name = "d2"), Down(256, Name = "d3"), Down(512, Name = "d4")]
[Down(512, Name = "d5"), Down(512, Name = "d6"), Down(512, Name = "d7")]
[LeakyReluLayer(0.2), ConvLayer(k: 4, s: 2, p: 1, filters: 512, Name = "d8")]
[Up(512, Name = "u8"), ConcatLayer("d7"), Up(512, Name = "u7"), DropoutLayer, ConcatLayer("d6"), Up(512, Name = "u6"), DropoutLayer, ConcatLayer("d5")]
[Up(512, Name = "u5"), DropoutLayer, ConcatLayer("d4"), Up(256, Name = "u4"), ConcatLayer("d3"), Up(128, Name = "u3"), ConcatLayer("d2")]
[Up(64, Name = "u2"), ConcatLayer("d1"), ReluLayer, TransposedConvLayer(k: 4, s: 2, p: 1, filters: 3), TanhLayer]
public sealed partial class Pix2PixUNet;

/// <summary>Half the rows and columns.</summary>
[LeakyReluLayer(0.2), ConvLayer(k: 4, s: 2, p: 1, filters: Width, Bias = false), BatchNormLayer]
public sealed partial class Down(int width) : BlockAttribute
{
    private const int Width = Argument;
}

/// <summary>Twice the rows and columns.</summary>
[ReluLayer, TransposedConvLayer(k: 4, s: 2, p: 1, filters: Width, Bias = false), BatchNormLayer]
public sealed partial class Up(int width) : BlockAttribute
{
    private const int Width = Argument;
}
