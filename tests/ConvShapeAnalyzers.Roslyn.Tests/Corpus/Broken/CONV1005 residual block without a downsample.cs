// The second stage of a CIFAR ResNet halves the map and doubles the channels, and its shortcut is the map as it was. PyTorch: "The size of
// tensor a (32) must match the size of tensor b (16) at non-singleton dimension 3".
using ConvShape;

[InputShape(3, 32, 32)]
[ConvLayer(k: 3, p: 1, filters: 16, Bias = false), BatchNormLayer, ReluLayer(Name = "stem")]
[ConvLayer(k: 3, p: 1, filters: 16, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 16, Bias = false), BatchNormLayer]
[AddLayer("stem"), ReluLayer(Name = "stage1")]
[ConvLayer(k: 3, {|CONV2002:s: 2|}, p: 1, filters: 32, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 32, Bias = false), BatchNormLayer]
[AddLayer({|CONV1005:"stage1"|}), ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(10)]
public sealed partial class CifarResNet;

// info CONV2002: conv4 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 32×32 input is lost
// error CONV1005: add2 cannot add stage1 (16×32×32) and bn5 (32×16×16): their sizes parted at conv4 (32×32 → 16×16); needs Projection = true (a 1×1 convolution from 16×32×32 to 32×16×16), or maps of one shape
