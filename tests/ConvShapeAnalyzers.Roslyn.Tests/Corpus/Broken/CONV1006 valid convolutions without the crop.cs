// The original U-Net has no padding, so it crops what it copies across. Left out, the copies are too large: "Expected size 56 but got size
// 64", as PyTorch has it.
using ConvShape;

namespace Demo;

[InputShape(1, 572, 572)]
[TwoConvolutions(64, Name = "enc1"), MaxPoolLayer(k: 2)]
[TwoConvolutions(128, Name = "enc2"), MaxPoolLayer(k: 2)]
[TwoConvolutions(256, Name = "enc3"), MaxPoolLayer(k: 2)]
[TwoConvolutions(512, Name = "enc4"), MaxPoolLayer(k: 2)]
[TwoConvolutions(1024, Name = "enc5")]
[TransposedConvLayer(k: 2, s: 2, filters: 512, Name = "up4"), ConcatLayer({|CONV1006:"enc4"|}), TwoConvolutions(512, Name = "dec4")]
[TransposedConvLayer(k: 2, s: 2, filters: 256, Name = "up3"), ConcatLayer("enc3"), TwoConvolutions(256, Name = "dec3")]
[TransposedConvLayer(k: 2, s: 2, filters: 128, Name = "up2"), ConcatLayer("enc2"), TwoConvolutions(128, Name = "dec2")]
[TransposedConvLayer(k: 2, s: 2, filters: 64, Name = "up1"), ConcatLayer("enc1"), TwoConvolutions(64, Name = "dec1")]
[ConvLayer(k: 1, filters: 2, Name = "out")]
public sealed partial class UNet;

[ConvLayer(k: 3, filters: Width), ReluLayer, ConvLayer(k: 3, filters: Width), ReluLayer]
public sealed partial class TwoConvolutions(int width) : BlockAttribute
{
    private const int Width = Argument;
}

// error CONV1006: concat1 cannot join enc4.relu2 (512×64×64) and up4 (512×56×56): their sizes parted at pool4 (64×64 → 32×32); needs enc4.relu2 cropped by [CropLayer(4, From = "enc4.relu2")]
