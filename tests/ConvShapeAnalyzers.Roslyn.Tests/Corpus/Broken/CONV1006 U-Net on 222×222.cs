// Four poolings need a multiple of 16. On 222×222 three of them drop a row and column, and the first skip connection that is joined is one
// larger than what was upsampled. PyTorch: "Sizes of tensors must match except in dimension 1. Got 27 and 26".
using ConvShape;

namespace Demo;

[InputShape(3, 222, 222)]
[TwoConvolutions(64, Name = "enc1"), MaxPoolLayer(k: 2)]
[TwoConvolutions(128, Name = "enc2"), MaxPoolLayer({|CONV2001:k: 2|})]
[TwoConvolutions(256, Name = "enc3"), MaxPoolLayer({|CONV2001:k: 2|})]
[TwoConvolutions(512, Name = "enc4"), MaxPoolLayer({|CONV2001:k: 2|})]
[TwoConvolutions(1024, Name = "enc5")]
[TransposedConvLayer(k: 2, s: 2, filters: 512, Name = "up4"), ConcatLayer({|CONV1006:"enc4"|}), TwoConvolutions(512, Name = "dec4")]
[TransposedConvLayer(k: 2, s: 2, filters: 256, Name = "up3"), ConcatLayer("enc3"), TwoConvolutions(256, Name = "dec3")]
[TransposedConvLayer(k: 2, s: 2, filters: 128, Name = "up2"), ConcatLayer("enc2"), TwoConvolutions(128, Name = "dec2")]
[TransposedConvLayer(k: 2, s: 2, filters: 64, Name = "up1"), ConcatLayer("enc1"), TwoConvolutions(64, Name = "dec1")]
[ConvLayer(k: 1, filters: 2, Name = "out")]
public sealed partial class UNet;

[ConvLayer(k: 3, p: 1, filters: Width), ReluLayer, ConvLayer(k: 3, p: 1, filters: Width), ReluLayer]
public sealed partial class TwoConvolutions(int width) : BlockAttribute
{
    private const int Width = Argument;
}

// info CONV2001: pool2 never reads the last row and column of its 111×111 input: 55 windows of 2 at stride 2 end at row 110 of 111; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
// warning CONV2001: pool3 never reads the last row and column of its 55×55 input: 27 windows of 2 at stride 2 end at row 54 of 55; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
// warning CONV2001: pool4 never reads the last row and column of its 27×27 input: 13 windows of 2 at stride 2 end at row 26 of 27; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
// error CONV1006: concat1 cannot join enc4.relu2 (512×27×27) and up4 (512×26×26): pool4 floored 27 → 13; needs outputPadding: 1 on up4, or enc4.relu2 cropped by [CropLayer([0, 0, 1, 1], From = "enc4.relu2")]
