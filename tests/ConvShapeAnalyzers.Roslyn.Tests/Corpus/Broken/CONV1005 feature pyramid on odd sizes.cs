// A feature pyramid on images of 300×300, as SSD takes them: 19 rows halve to 10, and 10 rows double to 20. PyTorch: "The size of tensor a
// (20) must match the size of tensor b (19)".
using ConvShape;

[InputShape(3, 300, 300)]
[ConvLayer(k: 3, {|CONV2002:s: 2|}, p: 1, filters: 32), ReluLayer]
[ConvLayer(k: 3, {|CONV2002:s: 2|}, p: 1, filters: 64), ReluLayer]
[ConvLayer(k: 3, s: 2, p: 1, filters: 128), ReluLayer(Name = "c3")]
[ConvLayer(k: 3, {|CONV2002:s: 2|}, p: 1, filters: 256), ReluLayer(Name = "c4")]
[ConvLayer(k: 3, s: 2, p: 1, filters: 512), ReluLayer(Name = "c5")]
[ConvLayer(k: 1, filters: 64, Name = "p5"), UpsampleLayer(2, Name = "up5")]
[ConvLayer(k: 1, filters: 64, From = "c4", Name = "lateral4"), AddLayer({|CONV1005:"up5"|}, Name = "p4"), UpsampleLayer(2, Name = "up4")]
[ConvLayer(k: 1, filters: 64, From = "c3", Name = "lateral3"), AddLayer("up4", Name = "p3")]
[ConvLayer(k: 3, p: 1, filters: 64)]
public sealed partial class FeaturePyramid;

// info CONV2002: conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 300×300 input is lost
// info CONV2002: conv2 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 150×150 input is lost
// info CONV2002: conv4 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 38×38 input is lost
// error CONV1005: p4 cannot add up5 (64×20×20) and lateral4 (64×19×19): their sizes parted at conv5 (19×19 → 10×10); needs up5 cropped by [CropLayer([0, 0, 1, 1], From = "up5")]
