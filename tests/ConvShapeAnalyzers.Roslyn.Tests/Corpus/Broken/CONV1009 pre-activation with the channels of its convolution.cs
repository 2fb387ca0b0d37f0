// In a pre-activation block the normalisation comes first, so it sees what arrives and not what its convolution will make. Changed from a
// post-activation block by moving lines, each normalisation has the number of the convolution below it.
using ConvShape;

namespace Demo;

[InputShape(3, 32, 32)]
[ConvLayer(k: 3, p: 1, filters: 16, Bias = false)]
[PreActivation({|CONV1009:32|}, Name = "group1")]
[BatchNormLayer, ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(10)]
public sealed partial class WideResNet;

[BatchNormLayer(Features = Width), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), BatchNormLayer(Features = Width), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false)]
[AddLayer("in", Projection = true)]
public sealed partial class PreActivation(int width) : BlockAttribute
{
    private const int Width = Argument;
}

// error CONV1009: group1.bn1 declares Features = 32, but gets 16 channels from conv1; needs Features = 16
