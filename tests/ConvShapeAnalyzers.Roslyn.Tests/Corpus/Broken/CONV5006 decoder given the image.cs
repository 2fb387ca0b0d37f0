// An autoencoder's decoder is called with the image and not with its code. PyTorch would say "expected input to have 32 channels, but got 1
// channels instead", when it runs.
using ConvShape;

namespace Demo;

[InputShape(1, 28, 28)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 16), ReluLayer]
[ConvLayer(k: 4, s: 2, p: 1, filters: 32), ReluLayer(Name = "code")]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 16, Name = "up1"), ReluLayer]
[TransposedConvLayer(k: 4, s: 2, p: 1, filters: 1, Name = "up2"), SigmoidLayer]
public sealed partial class Autoencoder
{
    public static object Decode(Autoencoder net, FeatureMap<Shape1x28x28> image) => net.Up1.Forward({|CONV5006:{|CS1503:image|}|});
}

// error CONV5006: Autoencoder.Up1.Forward takes a feature map of 32×7×7 as its input, but gets a feature map of 1×28×28; needs a FeatureMap<Shape32x7x7>
// error CS1503: Argument 1: cannot convert from 'ConvShape.FeatureMap<TestProject.Shapes.Shape1x28x28>' to 'ConvShape.FeatureMap<TestProject.Shapes.Shape32x7x7>'
