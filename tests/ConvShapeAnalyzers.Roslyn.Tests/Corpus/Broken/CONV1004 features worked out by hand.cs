// Two 5×5 convolutions with a padding of 2, two poolings, and a guess: 1050. PyTorch: "mat1 and mat2 shapes cannot be multiplied (2x1568 and
// 1050x10)".
using ConvShape;

[InputShape(1, 28, 28)]
[ConvLayer(k: 5, p: 2, filters: 16), ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 5, p: 2, filters: 32), ReluLayer]
[MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(10, {|CONV1004:InFeatures = 1050|})]
public sealed partial class Digits;

// error CONV1004: linear1 declares InFeatures = 1050, but gets 1568 features from flatten1, a 32×7×7 feature map; needs InFeatures = 1568
