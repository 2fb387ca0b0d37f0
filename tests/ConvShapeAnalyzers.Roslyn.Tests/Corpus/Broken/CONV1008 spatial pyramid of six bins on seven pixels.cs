// Spatial pyramid pooling by formula: k = ⌈7/6⌉ = 2, and p = ⌊(6·2 − 7 + 1)/2⌋ = 3 to fill six bins. Known from several ports of SPP-net to
// PyTorch: "pad should be smaller than half of kernel size, but got padW = 3".
using ConvShape;

[InputShape(3, 112, 112)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 128), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 256), ReluLayer, MaxPoolLayer(k: 2, Name = "maps")]
[MaxPoolLayer(k: 7, Name = "bins1"), FlattenLayer(Name = "level1")]
[MaxPoolLayer(k: 4, {|CONV2002:s: 4|}, p: 1, Name = "bins2", From = "maps"), FlattenLayer(Name = "level2")]
[MaxPoolLayer(k: 2, s: 2, {|CONV1008:p: 3|}, Name = "bins6", From = "maps"), FlattenLayer]
[ConcatLayer("level1", "level2")]
[LinearLayer(100)]
public sealed partial class PyramidPooling;

// info CONV2002: bins2 never reads the last row and column of its padding, since stride 4 does not divide evenly; no pixel of its 7×7 input is lost
// error CONV1008: bins6 pads by 3, more than half of its 2×2 window: some windows would hold nothing but padding; needs p ≤ 1
