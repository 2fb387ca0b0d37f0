// Upsampling by 8 back to an image of 368×497, which eight rows of output padding were to reach. Keras: "Stride (8, 8) must be greater than
// output padding (8, 1)".
using ConvShape;

[InputShape(3, 368, 496)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 32), ReluLayer]
[ConvLayer(k: 4, s: 2, p: 1, filters: 64), ReluLayer]
[ConvLayer(k: 4, s: 2, p: 1, filters: 128), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 19), ReluLayer]
[TransposedConvLayer(k: [16], s: [8], p: [4], filters: 19, {|CONV1007:outputPadding: [8, 1]|}, Name = "upscore")]
public sealed partial class Heatmaps;

// error CONV1007: upscore adds 8 rows and 1 column by output padding, which must be fewer than its stride 8 or its dilation 1; needs outputPadding ≤ 7
