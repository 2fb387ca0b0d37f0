// A microscope slide of 40,000×40,000 pixels as one input. Such images are cut into tiles; as one map they have more elements than an array.
using ConvShape;

[InputShape({|CONV1012:channels: 3|}, height: 40_000, width: 40_000)]
[ConvLayer(k: 8, s: 8, filters: 32), ReluLayer]
[ConvLayer(k: 4, s: 4, filters: 64), ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(2)]
public sealed partial class WholeSlide;

// error CONV1012: the input is too large: one image would have 4,800,000,000 elements; needs at most 2,147,483,575
