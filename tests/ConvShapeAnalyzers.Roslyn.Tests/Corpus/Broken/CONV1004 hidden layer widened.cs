// The hidden layer of the classifier grew from 128 to 256, the layer that reads it did not follow. No convolution is to blame, and no
// flattening: the message must name the linear layer above.
using ConvShape;

[InputShape(1, 28, 28)]
[ConvLayer(k: 3, filters: 32), ReluLayer]
[ConvLayer(k: 3, filters: 64), ReluLayer]
[MaxPoolLayer(k: 2), DropoutLayer(0.25), FlattenLayer]
[LinearLayer(256, InFeatures = 9216), ReluLayer, DropoutLayer]
[LinearLayer(10, {|CONV1004:InFeatures = 128|})]
public sealed partial class Mnist;

// error CONV1004: linear2 declares InFeatures = 128, but gets 256 features from linear1; needs InFeatures = 256
