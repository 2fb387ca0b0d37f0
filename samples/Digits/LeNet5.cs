using ConvShape;

namespace Digits;

/// <summary>
/// LeNet-5 for 28×28 digits, with ReLU and max pooling in place of the tanh and trained subsampling of 1998
/// (LeCun, Bottou, Bengio, Haffner: Gradient-based learning applied to document recognition).
/// </summary>
[InputShape(channels: 1, height: 28, width: 28)]
[ConvLayer(k: 5, p: 2, filters: 6)]   // 6×28×28
[ReluLayer]                           // 6×28×28
[MaxPoolLayer(k: 2)]                  // 6×14×14
[ConvLayer(k: 5, filters: 16)]        // 16×10×10
[ReluLayer]                           // 16×10×10
[MaxPoolLayer(k: 2)]                  // 16×5×5
[FlattenLayer]                        // 400 features
[LinearLayer(120)]                    // 120 features
[ReluLayer]                           // 120 features
[LinearLayer(84)]                     // 84 features
[ReluLayer]                           // 84 features
[LinearLayer(10)]                     // 10 features
public sealed partial class LeNet5;
