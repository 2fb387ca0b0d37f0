// A line was copied and its Name with it. In a PyTorch module the second assignment to self.conv2 replaces the first without a word, and the
// saved weights lack a layer.
using ConvShape;

[InputShape(1, 28, 28)]
[ConvLayer(k: 5, p: 2, filters: 16, Name = "conv1"), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 5, p: 2, filters: 32, Name = "conv2"), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64, {|CONV3005:Name = "conv2"|}), ReluLayer]
[FlattenLayer]
[LinearLayer(10, Name = "fc")]
public sealed partial class Copied;

// error CONV3005: The layer name 'conv2' is the name of an earlier layer; needs another Name
