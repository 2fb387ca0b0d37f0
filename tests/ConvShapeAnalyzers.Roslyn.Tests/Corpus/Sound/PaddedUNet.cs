// U-Net (Ronneberger, Fischer, Brox, 2015) in its usual port: padded, normalised, no crops. Input 3×256×256, output 1×256×256.
// Parameters: 31,037,633
// MACs: 48,167,387,136
using ConvShape;

namespace Demo;

/// <summary>U-Net.</summary>
[InputShape(3, 256, 256)]
[Double(64, Name = "enc1"), MaxPoolLayer(k: 2), Double(128, Name = "enc2"), MaxPoolLayer(k: 2)]
[Double(256, Name = "enc3"), MaxPoolLayer(k: 2), Double(512, Name = "enc4"), MaxPoolLayer(k: 2), Double(1024, Name = "enc5")]
[TransposedConvLayer(k: 2, s: 2, filters: 512), ConcatLayer("enc4"), Double(512, Name = "dec4")]
[TransposedConvLayer(k: 2, s: 2, filters: 256), ConcatLayer("enc3"), Double(256, Name = "dec3")]
[TransposedConvLayer(k: 2, s: 2, filters: 128), ConcatLayer("enc2"), Double(128, Name = "dec2")]
[TransposedConvLayer(k: 2, s: 2, filters: 64), ConcatLayer("enc1"), Double(64, Name = "dec1")]
[ConvLayer(k: 1, filters: 1)]
public sealed partial class PaddedUNet;

/// <summary>Two convolutions that keep the size.</summary>
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), BatchNormLayer, ReluLayer]
public sealed partial class Double(int width) : BlockAttribute
{
    private const int Width = Argument;
}
