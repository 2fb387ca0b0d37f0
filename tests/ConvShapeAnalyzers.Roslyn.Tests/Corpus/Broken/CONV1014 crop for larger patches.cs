// The crop of a skip connection was written for patches of 64×64, and the data set has 33×33. Keras's Cropping2D leaves a map of negative
// size until something reads it.
using ConvShape;

[InputShape(1, 33, 33)]
[ConvLayer(k: 9, filters: 64), ReluLayer]
[ConvLayer(k: 1, filters: 32), ReluLayer]
[ConvLayer(k: 5, filters: 1, Name = "detail")]
[CropLayer({|CONV1014:20|}, From = "in")]
[AddLayer("detail")]
public sealed partial class SuperResolution;

// error CONV1014: crop1 leaves nothing: it cuts 40 of 33 rows; needs p ≤ 16 or an input of at least 41×41
