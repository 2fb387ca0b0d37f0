// Wide ResNet-28-10 for CIFAR-10: Zagoruyko, Komodakis, Wide residual networks, 2016. Input 3×32×32. Pre-activated; the shortcut that changes
// shape is a bare 1×1 convolution, which reads the activated map. The paper says 36.5 million parameters.
// Parameters: 36,479,194
// MACs: 5,243,328,768
using ConvShape;

namespace Demo;

/// <summary>Wide ResNet-28-10 for CIFAR-10.</summary>
[InputShape(3, 32, 32)]
[ConvLayer(k: 3, p: 1, filters: 16, Bias = false)]
[First(160, 1, Name = "group1.first"), Next(160, Repeat = 3, Name = "group1.next{i}")]
[First(320, 2, Name = "group2.first"), Next(320, Repeat = 3, Name = "group2.next{i}")]
[First(640, 2, Name = "group3.first"), Next(640, Repeat = 3, Name = "group3.next{i}")]
[BatchNormLayer, ReluLayer, AvgPoolLayer(k: 8), FlattenLayer, LinearLayer(10)]
public sealed partial class WideResNet28;

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
