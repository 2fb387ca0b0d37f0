// Wide ResNet-50-2: Zagoruyko, Komodakis, Wide residual networks, 2016, as in torchvision. Input 3×224×224.
// Parameters: 68,883,240
// MACs: 11,398,021,120
using ConvShape;

namespace Demo;

/// <summary>Wide ResNet-50-2.</summary>
[InputShape(3, 224, 224)]
[ConvLayer(k: 7, s: 2, p: 3, filters: 64, Bias = false), BatchNormLayer, ReluLayer, MaxPoolLayer(k: 3, s: 2, p: 1)]
[Bottleneck(128, outputs: 256, Repeat = 3, Name = "layer1")]
[Bottleneck(256, outputs: 512, stride: 2, Repeat = 4, Name = "layer2")]
[Bottleneck(512, outputs: 1024, stride: 2, Repeat = 6, Name = "layer3")]
[Bottleneck(1024, outputs: 2048, stride: 2, Repeat = 3, Name = "layer4")]
[GlobalAvgPoolLayer, FlattenLayer, LinearLayer(1000, Name = "fc")]
public sealed partial class WideResNet50;

/// <summary>A 3×3 convolution between one that narrows and one that widens, added to what they were given.</summary>
[ConvLayer(k: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, s: Stride, p: 1, g: Groups, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 1, filters: Outputs, Bias = false), BatchNormLayer]
[AddLayer("in", Projection = true), ReluLayer]
public sealed partial class Bottleneck(int width, int outputs, int groups = 1, [FirstOnly] int stride = 1) : BlockAttribute
{
    private const int Width = Argument, Outputs = Argument, Groups = Argument, Stride = Argument;
}
