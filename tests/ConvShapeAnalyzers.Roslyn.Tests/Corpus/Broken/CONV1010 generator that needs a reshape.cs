// A GAN's generator as in many tutorials: a linear layer makes 6272 values, which are then reshaped to 128×7×7. Without the reshape the
// transposed convolution gets a vector. PyTorch: "Expected 3D (unbatched) or 4D (batched) input to conv_transpose2d".
using ConvShape;

[InputShape(100, 1, 1)]
[FlattenLayer]
[LinearLayer(6272), LeakyReluLayer(0.2)]
[{|CONV1010:TransposedConvLayer|}(k: 4, s: 2, p: 1, filters: 64), LeakyReluLayer(0.2)]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 1), TanhLayer]
public sealed partial class Generator;

// error CONV1010: conv1 reads a feature map with rows and columns, but gets a vector of 6272 features from linear1; needs to stand above the flattening: no layer makes a map of a vector
