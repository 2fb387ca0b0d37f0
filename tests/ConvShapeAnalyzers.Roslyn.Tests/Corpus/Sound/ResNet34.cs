// ResNet-34: He, Zhang, Ren, Sun, Deep residual learning for image recognition, 2015, as in torchvision. Input 3×224×224.
// Parameters: 21,797,672
// MACs: 3,663,761,408
using ConvShape;

namespace Demo;

/// <summary>ResNet-34.</summary>
[InputShape(3, 224, 224)]
[ConvLayer(k: 7, s: 2, p: 3, filters: 64, Bias = false), BatchNormLayer, ReluLayer, MaxPoolLayer(k: 3, s: 2, p: 1)]
[BasicBlock(64, Repeat = 3, Name = "layer1")]
[BasicBlock(128, stride: 2, Repeat = 4, Name = "layer2")]
[BasicBlock(256, stride: 2, Repeat = 6, Name = "layer3")]
[BasicBlock(512, stride: 2, Repeat = 3, Name = "layer4")]
[GlobalAvgPoolLayer, FlattenLayer, LinearLayer(1000, Name = "fc")]
public sealed partial class ResNet34;

/// <summary>Two convolutions, added to what they were given.</summary>
[ConvLayer(k: 3, s: Stride, p: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), BatchNormLayer]
[AddLayer("in", Projection = true), ReluLayer]
public sealed partial class BasicBlock(int width, [FirstOnly] int stride = 1) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument;
}
