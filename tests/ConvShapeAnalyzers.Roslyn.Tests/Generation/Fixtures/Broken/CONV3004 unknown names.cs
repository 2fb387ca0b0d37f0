using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[ConvLayer(k: 3, p: 1)]
[AddLayer("conv2"), ReluLayer(From = "layer1"), ConcatLayer("relu1", From = "relu1")]
public sealed partial class Net;
