// ZFNet: Zeiler, Fergus, Visualizing and understanding convolutional networks, 2013, figure 3. Input 3×224×224; contrast normalisation is left
// out. The paper's maps of 110, 55, 26 and 13 ask for these paddings.
// Parameters: 62,357,608
// MACs: 1,168,032,896
using ConvShape;

namespace Demo;

/// <summary>ZFNet.</summary>
[InputShape(3, 224, 224)]
[ConvLayer(k: 7, s: 2, p: 1, filters: 96), ReluLayer, MaxPoolLayer(k: 3, s: 2, p: 1)]
[ConvLayer(k: 5, s: 2, filters: 256), ReluLayer, MaxPoolLayer(k: 3, s: 2, p: 1)]
[ConvLayer(k: 3, p: 1, filters: 384), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 384), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 256), ReluLayer, MaxPoolLayer(k: 3, s: 2)]
[FlattenLayer, LinearLayer(4096, InFeatures = 256 * 6 * 6), ReluLayer, DropoutLayer]
[LinearLayer(4096), ReluLayer, DropoutLayer, LinearLayer(1000), SoftmaxLayer]
public sealed partial class ZFNet;
