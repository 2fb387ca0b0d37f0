namespace ConvShape.Onnx.Tests;

/// <summary>A layer of each kind, and three results.</summary>
[InputShape(3, 20, 18)]
[ConvLayer(k: 3, p: 1, filters: 8, Bias = false), BatchNormLayer, ReluLayer]
[Bottleneck(8, Repeat = 2, Name = "layer1")]
[MaxPoolLayer(k: 3, s: 2, p: 1, CeilMode = true)]
[DepthwiseConvLayer(k: 3, p: 1), HardSwishLayer(Name = "swished")]
[GlobalAvgPoolLayer(Name = "squeeze")]
[ConvLayer(k: 1, filters: 16, Name = "excite"), HardSigmoidLayer]
[MultiplyLayer("swished", Name = "scaled")]
[OutputLayer("early")]
[AvgPoolLayer(k: 2, s: 1, p: 1)]
[SigmoidLayer]
[TransposedConvLayer(k: 3, s: 2, p: 1, filters: 6, outputPadding: 1)]
[LeakyReluLayer(0.2)]
[MinPoolLayer(k: 3, s: 1, p: 1)]
[SiluLayer]
[L2PoolLayer(k: 2, s: 1)]
[TanhLayer]
[UpsampleLayer(2, Interpolation = Interpolation.Bilinear)]
[GeluLayer]
[ZeroPadLayer([0, 1, 2, 3])]
[CropLayer([1, 2])]
[Relu6Layer(Name = "clipped")]
[OutputLayer("middle")]
[ConcatLayer("clipped")]
[AdaptiveAvgPoolLayer(5, 4, Name = "parts")]
[GlobalMaxPoolLayer]
[FlattenLayer(Name = "flat")]
[DropoutLayer]
[MultiplyLayer("parts")]
[FlattenLayer]
[LinearLayer(16), BatchNormLayer(Name = "bn_vector"), ReluLayer]
[LinearLayer(7, Bias = false)]
[SoftmaxLayer]
public sealed partial class EveryKind;

/// <summary>A residual block with a name of its own.</summary>
/// <param name="width">Filters of the first convolution.</param>
[ConvLayer(k: 3, p: 1, filters: 2 * Width), BatchNormLayer, ReluLayer]
[AddLayer("in", Projection = true), ReluLayer]
public sealed partial class Bottleneck(int width) : BlockAttribute
{
    private const int Width = Argument;
}
