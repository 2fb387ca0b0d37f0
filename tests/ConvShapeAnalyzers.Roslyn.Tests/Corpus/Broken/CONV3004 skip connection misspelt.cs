// A skip connection in a U-Net names a layer that does not exist. In Python this would be an AttributeError, or, in a dictionary of features, a
// KeyError, when the first image comes.
using ConvShape;

[InputShape(3, 128, 128)]
[ConvLayer(k: 3, p: 1, filters: 32), ReluLayer(Name = "encoder1"), MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer(Name = "encoder2"), MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 128), ReluLayer]
[TransposedConvLayer(k: 2, s: 2, filters: 64), ConcatLayer({|CONV3004:"enocder2"|})]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer]
[TransposedConvLayer(k: 2, s: 2, filters: 32), ConcatLayer("encoder1")]
[ConvLayer(k: 3, p: 1, filters: 32), ReluLayer]
[ConvLayer(k: 1, filters: 2)]
public sealed partial class UNet;

// error CONV3004: concat1 reads 'enocder2', but no earlier layer or block has that name; needs the name of one above it (did you mean 'encoder2'?)
