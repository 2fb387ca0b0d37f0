// The line x = x.view(x.size(0), -1) was forgotten between the convolutions and the classifier. PyTorch multiplies the last axis alone:
// "mat1 and mat2 shapes cannot be multiplied (448x7 and 3136x128)".
using ConvShape;

[InputShape(1, 28, 28)]
[ConvLayer(k: 3, p: 1, filters: 32), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[{|CONV1010:LinearLayer|}(128, InFeatures = 3136), ReluLayer]
[LinearLayer(10)]
public sealed partial class Mnist;

// error CONV1010: linear1 reads a vector, but gets a 64×7×7 feature map; needs [FlattenLayer] above it
