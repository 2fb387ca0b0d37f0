// Two poolings of one map are to be joined for the classifier, and only one of them was flattened. PyTorch: "Tensors must have same number
// of dimensions: got 4 and 2".
using ConvShape;

[InputShape(3, 64, 64)]
[ConvLayer(k: 3, p: 1, filters: 32), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 128), ReluLayer(Name = "maps")]
[GlobalMaxPoolLayer(Name = "strongest")]
[GlobalAvgPoolLayer(From = "maps"), FlattenLayer(Name = "mean")]
[ConcatLayer({|CONV1006:"strongest"|})]
[LinearLayer(20)]
public sealed partial class TwoPools;

// error CONV1006: concat1 cannot join strongest (128×1×1) and mean (a vector of 128 features): their sizes parted at mean (128×1×1 → 128); needs maps alone or vectors alone: [FlattenLayer] makes a vector of a map
