// SE-ResNet-50: Hu, Shen, Albanie, Sun, Wu, Squeeze-and-excitation networks, 2017. Input 3×224×224. The reduction is 16.
// Parameters: 28,088,024
// MACs: 4,091,699,200
using ConvShape;

namespace Demo;

/// <summary>SE-ResNet-50.</summary>
[InputShape(3, 224, 224)]
[ConvLayer(k: 7, s: 2, p: 3, filters: 64, Bias = false), BatchNormLayer, ReluLayer, MaxPoolLayer(k: 3, s: 2, p: 1)]
[SEBottleneck(64, Repeat = 3, Name = "layer1")]
[SEBottleneck(128, stride: 2, Repeat = 4, Name = "layer2")]
[SEBottleneck(256, stride: 2, Repeat = 6, Name = "layer3")]
[SEBottleneck(512, stride: 2, Repeat = 3, Name = "layer4")]
[GlobalAvgPoolLayer, FlattenLayer, LinearLayer(1000)]
public sealed partial class SEResNet50;

/// <summary>A bottleneck whose channels are weighed before they are added.</summary>
[ConvLayer(k: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, s: Stride, p: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 1, filters: 4 * Width, Bias = false), BatchNormLayer(Name = "maps")]
[GlobalAvgPoolLayer]
[ConvLayer(k: 1, filters: Width / 4, Name = "squeeze"), ReluLayer]
[ConvLayer(k: 1, filters: 4 * Width, Name = "excite"), SigmoidLayer]
[MultiplyLayer("maps")]
[AddLayer("in", Projection = true), ReluLayer]
public sealed partial class SEBottleneck(int width, [FirstOnly] int stride = 1) : BlockAttribute
{
    private const int Width = Argument, Stride = Argument;
}
