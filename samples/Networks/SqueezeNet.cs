using ConvShape;

namespace Networks;

/// <summary>
/// SqueezeNet 1.0 (Iandola et al.: SqueezeNet: AlexNet-level accuracy with 50× fewer parameters and &lt;0.5 MB model size, 2016), as in
/// torchvision.
/// </summary>
[InputShape(channels: 3, height: 224, width: 224)]
[ConvLayer(k: 7, s: 2, filters: 96, Name = "features.0", Remainder = Remainder.Drop), ReluLayer]
[MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
[Fire(16, expand: 64, Name = "features.3")]
[Fire(16, expand: 64, Name = "features.4")]
[Fire(32, expand: 128, Name = "features.5")]
[MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
[Fire(32, expand: 128, Name = "features.7")]
[Fire(48, expand: 192, Name = "features.8")]
[Fire(48, expand: 192, Name = "features.9")]
[Fire(64, expand: 256, Name = "features.10")]
[MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
[Fire(64, expand: 256, Name = "features.12")]
[DropoutLayer]
[ConvLayer(k: 1, filters: 1000, Name = "classifier.1"), ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
public sealed partial class SqueezeNet;

/// <summary>Few channels, seen by 1×1 and by 3×3 filters.</summary>
/// <param name="squeeze">The few channels.</param>
/// <param name="expand">Filters of each size.</param>
[ConvLayer(k: 1, filters: Squeeze, Name = "squeeze"), ReluLayer(Name = "squeezed")]
[ConvLayer(k: 1, filters: Expand, Name = "expand1x1"), ReluLayer(Name = "expanded1x1")]
[ConvLayer(k: 3, p: 1, filters: Expand, Name = "expand3x3", From = "squeezed"), ReluLayer]
[ConcatLayer("expanded1x1")]
public sealed partial class Fire(int squeeze, int expand) : BlockAttribute
{
    private const int Squeeze = Argument, Expand = Argument;
}
