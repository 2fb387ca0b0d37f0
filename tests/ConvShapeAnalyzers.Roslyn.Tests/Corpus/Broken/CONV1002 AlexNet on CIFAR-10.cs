// torchvision's AlexNet needs 63×63 at least. On CIFAR's 32×32 the map is a single pixel after the second pooling, where three convolutions
// with a padding of 1 still run, and the last pooling does not. PyTorch: "Output size is too small".
using ConvShape;

[InputShape(3, 32, 32)]
[ConvLayer(k: 11, {|CONV2002:s: 4|}, p: 2, filters: 64, Name = "features.0"), ReluLayer]
[MaxPoolLayer(k: 3, s: 2)]
[ConvLayer(k: 5, p: 2, filters: 192, Name = "features.3"), ReluLayer]
[MaxPoolLayer(k: 3, s: 2)]
[ConvLayer({|CONV2003:k: 3|}, p: 1, filters: 384, Name = "features.6"), ReluLayer]
[ConvLayer({|CONV2003:k: 3|}, p: 1, filters: 256, Name = "features.8"), ReluLayer]
[ConvLayer({|CONV2003:k: 3|}, p: 1, filters: 256, Name = "features.10"), ReluLayer]
[MaxPoolLayer({|CONV1002:k: 3|}, s: 2)]
[FlattenLayer]
[DropoutLayer, LinearLayer(4096, Name = "classifier.1"), ReluLayer]
[DropoutLayer, LinearLayer(4096, Name = "classifier.4"), ReluLayer]
[LinearLayer(10, Name = "classifier.6")]
public sealed partial class AlexNet;

// info CONV2002: features.0 never reads the last row and column of its padding, since stride 4 does not divide evenly; no pixel of its 32×32 input is lost
// warning CONV2003: features.6 mostly sees padding: only 1×1 of its 3×3 taps ever meet a pixel of its 1×1 input; needs k: 1 and p: 0
// warning CONV2003: features.8 mostly sees padding: only 1×1 of its 3×3 taps ever meet a pixel of its 1×1 input; needs k: 1 and p: 0
// warning CONV2003: features.10 mostly sees padding: only 1×1 of its 3×3 taps ever meet a pixel of its 1×1 input; needs k: 1 and p: 0
// error CONV1002: pool3 cannot fit: a 3×3 window on a 1×1 feature map (32 → 7 → 3 → 1); needs p ≥ 1 or an input of at least 63×63
