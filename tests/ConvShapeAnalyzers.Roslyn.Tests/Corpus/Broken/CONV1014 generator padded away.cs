// DCGAN's generator opens a single pixel to 4×4 without padding; a padding of 2 takes all of that away. PyTorch: "Given input size per
// channel: (1 x 1). Calculated output size per channel: (0 x 0). Output size is too small".
using ConvShape;

[InputShape(100, 1, 1)]
[TransposedConvLayer(k: 4, s: 1, {|CONV1014:p: 2|}, filters: 512, Bias = false), BatchNormLayer, ReluLayer]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 256, Bias = false), BatchNormLayer, ReluLayer]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 128, Bias = false), BatchNormLayer, ReluLayer]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 64, Bias = false), BatchNormLayer, ReluLayer]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 3, Bias = false), TanhLayer]
public sealed partial class Generator;

// error CONV1014: conv1 leaves nothing: a 4×4 kernel at stride 1 makes 4 rows of 1, and its padding cuts 4; needs p ≤ 1 or an input of at least 2×2
