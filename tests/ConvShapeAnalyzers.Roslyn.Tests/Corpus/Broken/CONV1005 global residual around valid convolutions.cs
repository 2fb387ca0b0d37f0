// Super-resolution by a residual: what the network finds is added to the image that it got. Ported without padding, seven convolutions take
// seven pixels off each side. PyTorch: "The size of tensor a (41) must match the size of tensor b (27)".
using ConvShape;

namespace Demo;

[InputShape(1, 41, 41)]
[ConvLayer(k: 3, filters: 64), ReluLayer]
[Step(64, Repeat = 5, Name = "body")]
[ConvLayer(k: 3, filters: 1)]
[AddLayer({|CONV1005:"in"|})]
public sealed partial class Vdsr;

[ConvLayer(k: 3, filters: Width), ReluLayer]
public sealed partial class Step(int width) : BlockAttribute
{
    private const int Width = Argument;
}

// error CONV1005: add1 cannot add the input (1×41×41) and conv2 (1×27×27): their sizes parted at conv1 (41×41 → 39×39); needs the input cropped by [CropLayer(7, From = "in")]
