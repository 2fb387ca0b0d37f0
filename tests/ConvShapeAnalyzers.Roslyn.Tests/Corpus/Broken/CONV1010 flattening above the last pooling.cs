// The flattening slipped one line too far up. Keras: "Input 0 of layer max_pooling2d_3 is incompatible with the layer: expected ndim=4,
// found ndim=2".
using ConvShape;

[InputShape(3, 64, 64)]
[ConvLayer(k: 3, p: 1, filters: 32), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer]
[FlattenLayer]
[{|CONV1010:MaxPoolLayer|}(k: 2)]
[LinearLayer(256), ReluLayer]
[LinearLayer(10)]
public sealed partial class Keras;

// error CONV1010: pool3 reads a feature map with rows and columns, but gets a vector of 16384 features from flatten1; needs to stand above the flattening
