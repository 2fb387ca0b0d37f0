// Pre-activation ResNet-18 for CIFAR-10: He, Zhang, Ren, Sun, Identity mappings in deep residual networks, 2016, in its usual port to CIFAR.
// Input 3×32×32.
// Parameters: 11,172,170
// MACs: 555,422,720
using ConvShape;

namespace Demo;

/// <summary>Pre-activation ResNet-18 for CIFAR-10.</summary>
[InputShape(3, 32, 32)]
[ConvLayer(k: 3, p: 1, filters: 64, Bias = false)]
[Next(64, Repeat = 2, Name = "layer1")]
[First(128, 2, Name = "layer2.first"), Next(128, Name = "layer2.next")]
[First(256, 2, Name = "layer3.first"), Next(256, Name = "layer3.next")]
[First(512, 2, Name = "layer4.first"), Next(512, Name = "layer4.next")]
[BatchNormLayer, ReluLayer, AvgPoolLayer(k: 4), FlattenLayer, LinearLayer(10)]
public sealed partial class PreActivationResNet18;

/// <summary>The first block of a group, whose shortcut reads the activated map.</summary>
[BatchNormLayer, ReluLayer(Name = "activated")]
[ConvLayer(k: 1, s: Stride, filters: Width, Bias = false, Name = "shortcut")]
[ConvLayer(k: 3, s: Stride, p: 1, filters: Width, Bias = false, From = "activated"), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), AddLayer("shortcut")]
public sealed partial class First(int width, int stride) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument;
}

/// <summary>A block that keeps the shape.</summary>
[BatchNormLayer, ReluLayer, ConvLayer(k: 3, p: 1, filters: Width, Bias = false)]
[BatchNormLayer, ReluLayer, ConvLayer(k: 3, p: 1, filters: Width, Bias = false), AddLayer("in")]
public sealed partial class Next(int width) : BlockAttribute
{
    private const int Width = Argument;
}
