namespace ConvShape.Tests.Conformance.Networks;

/// <summary>The beginning and the end of SqueezeNet: pools in ceil mode whose last windows are partial, and a classifier of maps.</summary>
[InputShape(3, 31, 29)]
[ConvLayer(k: 3, s: 2, filters: 12, Name = "features.0")]
[ReluLayer(Name = "features.1")]
[MaxPoolLayer(k: 3, s: 2, CeilMode = true, Name = "features.2")]
[ConvLayer(k: 1, filters: 4, Name = "features.3.squeeze")]
[ReluLayer(Name = "features.3.squeeze_activation")]
[ConvLayer(k: 3, p: 1, filters: 12, Name = "features.3.expand3x3")]
[ReluLayer(Name = "features.3.expand3x3_activation")]
[MaxPoolLayer(k: 2, CeilMode = true, Name = "features.5")]
[DropoutLayer(Name = "classifier.0")]
[ConvLayer(k: 1, filters: 10, Name = "classifier.1")]
[ReluLayer(Name = "classifier.2")]
[GlobalAvgPoolLayer(Name = "classifier.3")]
[FlattenLayer]
[SoftmaxLayer]
internal sealed partial class SqueezeNetStem;

/// <summary>The beginning and the end of GoogLeNet: convolutions without bias, pools in ceil mode.</summary>
[InputShape(3, 33, 37)]
[ConvLayer(k: 7, s: 2, p: 3, filters: 8, Bias = false, Name = "conv1.conv")]
[ReluLayer]
[MaxPoolLayer(k: 3, s: 2, CeilMode = true, Name = "maxpool1")]
[ConvLayer(k: 1, Bias = false, Name = "conv2.conv")]
[ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 14, Bias = false, Name = "conv3.conv")]
[ReluLayer]
[MaxPoolLayer(k: 3, s: 2, CeilMode = true, Name = "maxpool2")]
[GlobalAvgPoolLayer(Name = "avgpool")]
[FlattenLayer]
[DropoutLayer(0.2, Name = "dropout")]
[LinearLayer(9, Name = "fc")]
internal sealed partial class GoogLeNetStem;
