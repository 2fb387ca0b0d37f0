using ConvShape;

namespace Demo;

/// <summary>Batch normalisations: first of all, behind each kind of layer that can take them in, behind one that cannot, twice in a row.</summary>
[InputShape(3, 9, 8)]
[BatchNormLayer]
[ConvLayer(k: 3, p: 1, filters: 6, Bias = false), BatchNormLayer, ReluLayer]
[DepthwiseConvLayer(k: 3, p: 1), BatchNormLayer(0.001), BatchNormLayer, HardSwishLayer]
[TransposedConvLayer(k: 2, s: 2, g: 2, filters: 4), BatchNormLayer(Features = 4), LeakyReluLayer]
[MaxPoolLayer(k: 2), BatchNormLayer]
[ConvLayer(k: 1), ReluLayer, BatchNormLayer]
[FlattenLayer, LinearLayer(9), BatchNormLayer, TanhLayer]
[LinearLayer(4, Bias = false), BatchNormLayer]
public sealed partial class Normalisations;

/// <summary>The map before a normalisation is needed too, so that it cannot be folded in.</summary>
[InputShape(3, 6, 6)]
[ConvLayer(k: 3, p: 1), BatchNormLayer, AddLayer("conv1"), OutputLayer("sum")]
[ConvLayer(k: 1), OutputLayer("raw"), BatchNormLayer(From = "conv2")]
public sealed partial class BeforeAndAfter;
