// A detector held to 100 million MACs. Without the stride of the first layer every layer below works on four times the pixels.
using ConvShape;

[InputShape(3, 128, 128)]
[Budget(Macs = 100_000_000)]
[ConvLayer(k: 3, p: 1, filters: 16), ReluLayer]
[{|CONV5002:ConvLayer|}(k: 3, p: 1, filters: 32), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 32), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 1, filters: 25)]
public sealed partial class Detector;

// error CONV5002: Detector takes 139,608,064 MACs for one image, more than its budget of 100,000,000: conv2 alone takes 75,497,472 (54 %); needs fewer filters, a smaller kernel or a smaller map there, or Macs = 139608064
