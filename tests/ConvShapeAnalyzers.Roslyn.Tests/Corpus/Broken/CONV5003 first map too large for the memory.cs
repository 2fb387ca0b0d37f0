// A network for a device with 256 KiB of memory for maps: the first convolution runs at the full size of the image.
using ConvShape;

[InputShape(3, 96, 96)]
[Budget(PeakBytes = 256 * 1024)]
[{|CONV5003:ConvLayer|}(k: 3, p: 1, filters: 16), ReluLayer]
[ConvLayer(k: 4, s: 2, p: 1, filters: 32), ReluLayer]
[ConvLayer(k: 4, s: 2, p: 1, filters: 64), ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(2)]
public sealed partial class PersonDetector;

// error CONV5003: PersonDetector takes 995,336 bytes for the maps of one image, more than its budget of 262,144: the 16×96×96 map of conv1 alone takes 589,824 (59 %); needs fewer channels or a smaller map there, or PeakBytes = 995336
