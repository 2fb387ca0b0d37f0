// SqueezeNet 1.1: Iandola et al., 2016, as in torchvision. Input 3×224×224: (224 − 3) mod 2 = 1, so its first convolution loses a row.
// Parameters: 1,235,496
// MACs: 349,151,936
using ConvShape;

namespace Demo;

/// <summary>SqueezeNet 1.1.</summary>
[InputShape(3, 224, 224)]
[ConvLayer(k: 3, s: 2, filters: 64), ReluLayer, MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
[Fire(16, expand: 64, Name = "fire2"), Fire(16, expand: 64, Name = "fire3"), MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
[Fire(32, expand: 128, Name = "fire4"), Fire(32, expand: 128, Name = "fire5"), MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
[Fire(48, expand: 192, Name = "fire6"), Fire(48, expand: 192, Name = "fire7"), Fire(64, expand: 256, Name = "fire8"), Fire(64, expand: 256, Name = "fire9")]
[DropoutLayer, ConvLayer(k: 1, filters: 1000), ReluLayer, GlobalAvgPoolLayer, FlattenLayer]
public sealed partial class SqueezeNet11;

/// <summary>Few channels, seen by 1×1 and by 3×3 filters.</summary>
[ConvLayer(k: 1, filters: Squeeze), ReluLayer(Name = "squeezed")]
[ConvLayer(k: 1, filters: Expand), ReluLayer(Name = "expanded1x1")]
[ConvLayer(k: 3, p: 1, filters: Expand, From = "squeezed"), ReluLayer]
[ConcatLayer("expanded1x1")]
public sealed partial class Fire(int squeeze, int expand) : BlockAttribute
{
    private const int Squeeze = Argument, Expand = Argument;
}
