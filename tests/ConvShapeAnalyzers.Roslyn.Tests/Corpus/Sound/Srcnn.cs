// SRCNN (9-1-5): Dong, Loy, He, Tang, Learning a deep convolutional network for image super-resolution, 2014. Input 1×33×33, output 1×21×21. The
// paper counts 8,032 weights; the biases of 64 + 32 + 1 make it 8,129.
// Parameters: 8,129
// MACs: 4,872,800
using ConvShape;

namespace Demo;

/// <summary>SRCNN.</summary>
[InputShape(1, 33, 33)]
[ConvLayer(k: 9, filters: 64), ReluLayer]
[ConvLayer(k: 1, filters: 32), ReluLayer]
[ConvLayer(k: 5, filters: 1)]
public sealed partial class Srcnn;
