// An ImageNet VGG cut for thumbnails of 16×16: after four poolings there is a single pixel, and the last two convolutions of 3×3 are 1×1 with
// eight idle weights each. No framework says a word.
using ConvShape;

[InputShape(3, 16, 16)]
[ConvLayer(k: 3, p: 1, filters: 32), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 128), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 256), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer({|CONV2003:k: 3|}, p: 1, filters: 512), ReluLayer]
[ConvLayer({|CONV2003:k: 3|}, p: 1, filters: 512), ReluLayer]
[FlattenLayer]
[LinearLayer(100)]
public sealed partial class Thumbnails;

// warning CONV2003: conv5 mostly sees padding: only 1×1 of its 3×3 taps ever meet a pixel of its 1×1 input; needs k: 1 and p: 0
// warning CONV2003: conv6 mostly sees padding: only 1×1 of its 3×3 taps ever meet a pixel of its 1×1 input; needs k: 1 and p: 0
