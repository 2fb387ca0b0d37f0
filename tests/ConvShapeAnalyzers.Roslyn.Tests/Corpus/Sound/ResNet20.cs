// ResNet-20 for CIFAR-10: He, Zhang, Ren, Sun, 2015, section 4.2, with projections where the shape changes (option B). Input 3×32×32. The paper's
// 0.27 million parameters are those of option A, 2,752 fewer.
// Parameters: 272,474
// MACs: 40,813,184
using ConvShape;

namespace Demo;

/// <summary>ResNet-20 for CIFAR-10.</summary>
[InputShape(3, 32, 32)]
[ConvLayer(k: 3, p: 1, filters: 16, Bias = false), BatchNormLayer, ReluLayer]
[BasicBlock(16, Repeat = 3, Name = "layer1")]
[BasicBlock(32, stride: 2, Repeat = 3, Name = "layer2")]
[BasicBlock(64, stride: 2, Repeat = 3, Name = "layer3")]
[GlobalAvgPoolLayer, FlattenLayer, LinearLayer(10)]
public sealed partial class ResNet20;

/// <summary>Two convolutions, added to what they were given.</summary>
[ConvLayer(k: 3, s: Stride, p: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), BatchNormLayer]
[AddLayer("in", Projection = true), ReluLayer]
public sealed partial class BasicBlock(int width, [FirstOnly] int stride = 1) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument;
}
