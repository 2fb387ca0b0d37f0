// The network of PyTorch's own tutorial, written for 32×32, on MNIST: "size mismatch, m1: [64 x 256], m2: [400 x 120]".
using ConvShape;

[InputShape(1, 28, 28)]
[ConvLayer(k: 5, filters: 6, Name = "conv1"), ReluLayer]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 5, filters: 16, Name = "conv2"), ReluLayer]
[MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(120, {|CONV1004:InFeatures = 16 * 5 * 5|}, Name = "fc1"), ReluLayer]
[LinearLayer(84, InFeatures = 120, Name = "fc2"), ReluLayer]
[LinearLayer(10, InFeatures = 84, Name = "fc3")]
public sealed partial class TutorialNet;

// error CONV1004: fc1 declares InFeatures = 400, but gets 256 features from flatten1, a 16×4×4 feature map; needs InFeatures = 256
