using ConvShape;

namespace Demo;

/// <summary>A small ResNet-18.</summary>
[InputShape(channels: 3, height: 17, width: 20)]
[ConvLayer(k: 3, s: 2, p: 1, filters: 4, Bias = false), BatchNormLayer, ReluLayer]
[BasicBlock(4, Repeat = 2, Name = "layer1")]
[BasicBlock(6, stride: 2, Repeat = 3, Name = "layer2")]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(5, Name = "fc")]
public sealed partial class Residual;

/// <summary>A small ResNet-50, of blocks without a name.</summary>
[InputShape(channels: 3, height: 8, width: 8)]
[Bottleneck(2, Repeat = 2), Bottleneck(3, stride: 2)]
public sealed partial class Bottlenecks;

/// <summary>Two convolutions beside a shortcut.</summary>
[ConvLayer(k: 3, s: Stride, p: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), BatchNormLayer]
[AddLayer("in", Projection = true), ReluLayer]
public sealed partial class BasicBlock(int width, [FirstOnly] int stride = 1) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument;
}

[ConvLayer(k: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, s: Stride, p: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 1, filters: 4 * Width, Bias = false), BatchNormLayer]
[AddLayer("in", Projection = true), ReluLayer]
internal sealed partial class BottleneckAttribute(int width, [FirstOnly] int stride = 1) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument;
}
