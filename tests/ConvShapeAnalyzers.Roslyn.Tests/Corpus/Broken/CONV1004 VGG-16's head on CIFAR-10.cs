// VGG's classifier is written for the 7×7 maps that 224×224 leaves; 32×32 leaves one pixel. PyTorch: "mat1 and mat2 shapes cannot be
// multiplied (128x512 and 25088x4096)".
using ConvShape;

[InputShape(3, 32, 32)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer, ConvLayer(k: 3, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 128), ReluLayer, ConvLayer(k: 3, p: 1, filters: 128), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 256), ReluLayer, ConvLayer(k: 3, p: 1, filters: 256), ReluLayer, ConvLayer(k: 3, p: 1, filters: 256), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 512), ReluLayer, ConvLayer(k: 3, p: 1, filters: 512), ReluLayer, ConvLayer(k: 3, p: 1, filters: 512), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 512), ReluLayer, ConvLayer(k: 3, p: 1, filters: 512), ReluLayer, ConvLayer(k: 3, p: 1, filters: 512), ReluLayer, MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(4096, {|CONV1004:InFeatures = 512 * 7 * 7|}, Name = "classifier.0"), ReluLayer, DropoutLayer]
[LinearLayer(4096, InFeatures = 4096, Name = "classifier.3"), ReluLayer, DropoutLayer]
[LinearLayer(10, InFeatures = 4096, Name = "classifier.6")]
public sealed partial class Vgg16;

// error CONV1004: classifier.0 declares InFeatures = 25088, but gets 512 features from flatten1, a 512×1×1 feature map; needs InFeatures = 512
