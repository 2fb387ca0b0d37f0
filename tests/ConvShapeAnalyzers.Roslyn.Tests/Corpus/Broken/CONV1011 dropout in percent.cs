// Dropout of 50 %, written as 50. PyTorch: "dropout probability has to be between 0 and 1, but got 50".
using ConvShape;

[InputShape(1, 28, 28)]
[ConvLayer(k: 5, p: 2, filters: 32), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 5, p: 2, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(1024), ReluLayer]
[DropoutLayer({|CONV1011:p: 50|})]
[LinearLayer(10)]
public sealed partial class Deep;

// error CONV1011: dropout1: p is 50; needs a probability from 0 to 1
