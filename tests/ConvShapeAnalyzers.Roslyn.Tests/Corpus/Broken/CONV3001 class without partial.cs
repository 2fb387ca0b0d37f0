// The first thing forgotten by everyone who comes from frameworks where a class is complete by itself.
using ConvShape;

[InputShape(3, 32, 32)]
[ConvLayer(k: 3, p: 1, filters: 32), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(10)]
public sealed class {|CONV3001:Classifier|};

// error CONV3001: Classifier must be partial: its layers, weights and Forward are generated in another part of the class
