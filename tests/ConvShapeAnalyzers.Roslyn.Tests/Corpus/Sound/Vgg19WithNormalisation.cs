// VGG-19 with batch normalisation: Simonyan, Zisserman, 2014, as in torchvision, whose convolutions keep their biases. Input 3×224×224.
// Parameters: 143,678,248
// MACs: 19,632,062,464
using ConvShape;

namespace Demo;

/// <summary>VGG-19 with batch normalisation.</summary>
[InputShape(3, 224, 224)]
[Conv(64, Repeat = 2, Name = "a{i}"), MaxPoolLayer(k: 2)]
[Conv(128, Repeat = 2, Name = "b{i}"), MaxPoolLayer(k: 2)]
[Conv(256, Repeat = 4, Name = "c{i}"), MaxPoolLayer(k: 2)]
[Conv(512, Repeat = 4, Name = "d{i}"), MaxPoolLayer(k: 2)]
[Conv(512, Repeat = 4, Name = "e{i}"), MaxPoolLayer(k: 2)]
[AdaptiveAvgPoolLayer(7, 7), FlattenLayer]
[LinearLayer(4096), ReluLayer, DropoutLayer, LinearLayer(4096), ReluLayer, DropoutLayer, LinearLayer(1000)]
public sealed partial class Vgg19WithNormalisation;

/// <summary>A convolution that keeps the size, normalised.</summary>
[ConvLayer(k: 3, p: 1, filters: Width), BatchNormLayer, ReluLayer]
public sealed partial class Conv(int width) : BlockAttribute
{
    private const int Width = Argument;
}
