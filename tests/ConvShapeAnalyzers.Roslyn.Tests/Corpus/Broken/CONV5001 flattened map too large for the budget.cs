// A network for a microcontroller with room for 60,000 weights: one pooling was left out, and the first linear layer alone exceeds that.
using ConvShape;

[InputShape(1, 28, 28)]
[Budget(Parameters = 60_000)]
[ConvLayer(k: 5, p: 2, filters: 6), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 5, filters: 16), ReluLayer]
[FlattenLayer]
[{|CONV5001:LinearLayer|}(120), ReluLayer]
[LinearLayer(84), ReluLayer]
[LinearLayer(10)]
public sealed partial class Embedded;

// error CONV5001: Embedded has 205,706 parameters, more than its budget of 60,000: linear1 alone has 192,120 (93 %); needs fewer features there, or Parameters = 205706
