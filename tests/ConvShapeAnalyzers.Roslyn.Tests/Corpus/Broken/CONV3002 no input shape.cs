// Keras builds a model without an input shape when it first sees data, so its input_shape is often left out: "You tried to call count_params, but
// the layer isn't built". Here nothing can be worked out without one.
using ConvShape;

[{|CONV3002:ConvLayer|}(k: 3, p: 1, filters: 32), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(10)]
public sealed partial class Sequential;

// error CONV3002: Sequential has layers but no input shape; needs [InputShape(channels, height, width)] above the first, or BlockAttribute as its base
