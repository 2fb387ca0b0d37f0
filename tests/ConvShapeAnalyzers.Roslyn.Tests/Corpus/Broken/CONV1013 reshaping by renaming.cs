// Autoencoder code from PyTorch, code.view(-1, 1, 28, 28), ported to As: but As only renames a shape, and 32×7×7 values are not 1×28×28.
// PyTorch: "shape '[-1, 1, 28, 28]' is invalid for input of size 1568".
using ConvShape;

namespace Demo;

[InputShape(1, 28, 28)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 16), ReluLayer]
[ConvLayer(k: 4, s: 2, p: 1, filters: 32, Name = "code"), ReluLayer]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 16), ReluLayer]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 1), SigmoidLayer]
public sealed partial class Autoencoder
{
    public static FeatureMap<Shape1x28x28> Show(FeatureMap<Shape32x7x7> code) => code.As<{|CONV1013:Shape1x28x28|}>();
}

// error CONV1013: As<TShape>() renames a shape, it does not change it: a feature map of 32×7×7 is not a feature map of 1×28×28; needs a feature map of 32×7×7
