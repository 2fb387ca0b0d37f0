// LeNet-5 on 28×28, whose first convolution was padded by 2. The padding went, and the comments stayed.
using ConvShape;

[InputShape(1, 28, 28)]
[ConvLayer(k: 5, filters: 6), ReluLayer]     // {|CONV2012:6×28×28|}
[MaxPoolLayer(k: 2)]                         // {|CONV2012:6×14×14|}
[ConvLayer(k: 5, filters: 16), ReluLayer]    // {|CONV2012:16×10×10|}
[MaxPoolLayer(k: 2)]                         // {|CONV2012:16×5×5|}
[FlattenLayer]                               // {|CONV2012:400 features|}
[LinearLayer(120), ReluLayer]                // 120 features
[LinearLayer(10)]                            // 10 features
public sealed partial class LeNet5;

// warning CONV2012: The comment says 6×28×28, but relu1 gives 6×24×24
// warning CONV2012: The comment says 6×14×14, but pool1 gives 6×12×12
// warning CONV2012: The comment says 16×10×10, but relu2 gives 16×8×8
// warning CONV2012: The comment says 16×5×5, but pool2 gives 16×4×4
// warning CONV2012: The comment says 400 features, but flatten1 gives 256 features
