// A cats-and-dogs classifier for 64×64, run with images resized to 128×128: each pooling leaves twice as much, and the flattened vector is
// four times as long.
using ConvShape;

[InputShape(3, 128, 128)]
[ConvLayer(k: 3, p: 1, filters: 16, Bias = false), BatchNormLayer, ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 32, Bias = false), BatchNormLayer, ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64, Bias = false), BatchNormLayer, ReluLayer, MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(512, {|CONV1004:InFeatures = 64 * 8 * 8|}), ReluLayer, DropoutLayer]
[LinearLayer(2)]
public sealed partial class CatsAndDogs;

// error CONV1004: linear1 declares InFeatures = 4096, but gets 16384 features from flatten1, a 64×16×16 feature map; needs InFeatures = 16384
